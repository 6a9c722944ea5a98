/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_HISTORY_H
#define ESTIMATE_HISTORY_H

#include <stdint.h>

#include "estimate/status.h"

enum { HISTORY_LISTS_MAX = 10, HISTORY_CELLS_MAX = 1 << HISTORY_LISTS_MAX };

/** How many people were seen on exactly which lists: count[c] for the bit mask c of lists (bit 0 is list 1).
 *  count[0], the people nobody saw, is ignored and kept at 0. Units: people. */
typedef struct HistoryTable {
    uint32_t lists;
    uint64_t count[HISTORY_CELLS_MAX];
} HistoryTable;

/** Adds people of one history to the table; rows with the same history add up.
 *  Shapes: scalars. Units: people. Errors: BAD_INPUT for an empty history, a list beyond table->lists, or more than 2^53
 *  people in a cell. Source: none. */
EstimateStatus history_add(HistoryTable *table, uint32_t history, uint64_t people);

/** Number of people in the table.
 *  Shapes: scalar. Units: people. Errors: none. Source: none. */
uint64_t history_total(const HistoryTable *table);

/** Whether the table has 2 to 10 lists, nothing in cell 0 and 1 to 2^53 people.
 *  Shapes: scalar. Units: none. Errors: BAD_INPUT; TOO_FEW when nobody is in it. Source: none. */
EstimateStatus history_check(const HistoryTable *table);

/** People on a set of lists, whatever else they are on: the sufficient statistic of a log-linear term.
 *  Shapes: term is a mask of lists. Units: people. Errors: none. Source: Fienberg 1972. */
uint64_t history_on(const HistoryTable *table, uint32_t term);

/** Merges lists: list i of the table becomes list target[i] of the result (both from 0); a person counts once.
 *  Shapes: target [table->lists]. Units: people. Errors: BAD_INPUT for a target of lists or more. Source: none. */
EstimateStatus history_merge(const HistoryTable *table, const uint32_t *target, uint32_t lists, HistoryTable *out);

/** Leaves out the lists on which nobody is; dropped gets their mask.
 *  Shapes: scalar. Units: none. Errors: TOO_FEW when fewer than two lists remain. Source: Chan, Silverman, Vincent 2021. */
EstimateStatus history_drop_empty(const HistoryTable *table, HistoryTable *out, uint32_t *dropped);

#endif
