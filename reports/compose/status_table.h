/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_COMPOSE_STATUS_TABLE_H
#define REPORTS_COMPOSE_STATUS_TABLE_H

/* Inside the room only. */
#include "reports/compose/figure.h"

/** Append the key indicators: actual, target, share reached, last eight quarters, status. Without a list of key
 *  indicators the ones off target come first. */
void status_table_add(Compose *compose);

/** Append a cell with a figure; a word in its place is muted. Owner: the row. */
BlockCell *status_table_figure(BlockRow *row, const Figure *figure);

/** Append "412 / 380", the actual alone where there is no target. Owner: the row. */
BlockCell *status_table_pair(const Compose *compose, BlockRow *row, const Figure *actual, const Figure *target);

/** The same for an indicator in a window; an estimate has its interval under it. Owner: the row. */
BlockCell *status_table_actual(const Compose *compose, BlockRow *row, const Indicator *indicator, const Window *window);

/** Append the column, and the cell, of an indicator's last quarters as a small line. */
void status_table_spark_column(const Compose *compose, BlockTable *table);
void status_table_spark(const Compose *compose, BlockRow *row, const Indicator *indicator);

/** Append the share of the target reached, the word for "none" where there is no number. Owner: the row. */
BlockCell *status_table_share(const Compose *compose, BlockRow *row, const Indicator *indicator, const Window *window);

/** Append the cell with the mark and word of how an indicator stands in a window. Owner: the row. */
BlockCell *status_table_standing(const Compose *compose, BlockRow *row, const Indicator *indicator, const Window *window);

/** Append the cell with an indicator's code and name, which leads to its section. Owner: the row. */
BlockCell *status_table_link(const Compose *compose, BlockRow *row, const Indicator *indicator);

#endif
