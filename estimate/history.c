/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/history.h"

#include <string.h>

#define COUNT_MAX ((uint64_t)1 << 53)

EstimateStatus
history_add(HistoryTable *table, uint32_t history, uint64_t people)
{
    if (table->lists > HISTORY_LISTS_MAX || history == 0 || history >> table->lists != 0 || people > COUNT_MAX ||
        table->count[history] > COUNT_MAX - people)
        return ESTIMATE_BAD_INPUT;
    table->count[history] += people;
    return ESTIMATE_OK;
}

uint64_t
history_total(const HistoryTable *table)
{
    uint64_t total = 0;
    for (uint32_t c = 1; c < 1u << table->lists; c++)
        total += table->count[c];
    return total;
}

EstimateStatus
history_check(const HistoryTable *table)
{
    if (table->lists < 2 || table->lists > HISTORY_LISTS_MAX || table->count[0] > 0)
        return ESTIMATE_BAD_INPUT;
    for (uint32_t c = 1; c < 1u << table->lists; c++)
        if (table->count[c] > COUNT_MAX)
            return ESTIMATE_BAD_INPUT;
    uint64_t total = history_total(table);
    if (total > COUNT_MAX)
        return ESTIMATE_BAD_INPUT;
    return total > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW;
}

uint64_t
history_on(const HistoryTable *table, uint32_t term)
{
    uint64_t total = 0;
    for (uint32_t c = 1; c < 1u << table->lists; c++)
        if ((c & term) == term)
            total += table->count[c];
    return total;
}

EstimateStatus
history_merge(const HistoryTable *table, const uint32_t *target, uint32_t lists, HistoryTable *out)
{
    memset(out, 0, sizeof *out);
    out->lists = lists;
    for (uint32_t i = 0; i < table->lists; i++)
        if (target[i] >= lists || lists > HISTORY_LISTS_MAX)
            return ESTIMATE_BAD_INPUT;
    for (uint32_t c = 1; c < 1u << table->lists; c++) {
        uint32_t merged = 0;
        for (uint32_t i = 0; i < table->lists; i++)
            merged |= (c >> i & 1) << target[i];
        out->count[merged] += table->count[c];
    }
    return ESTIMATE_OK;
}

EstimateStatus
history_drop_empty(const HistoryTable *table, HistoryTable *out, uint32_t *dropped)
{
    memset(out, 0, sizeof *out);
    *dropped = 0;
    for (uint32_t i = 0; i < table->lists; i++)
        *dropped |= history_on(table, 1u << i) == 0 ? 1u << i : 0;
    for (uint32_t i = 0; i < table->lists; i++)
        out->lists += (*dropped >> i & 1) == 0;
    for (uint32_t c = 1; c < 1u << table->lists; c++) {
        uint32_t moved = 0, place = 0;
        for (uint32_t i = 0; i < table->lists; i++) {
            if (*dropped >> i & 1)
                continue;
            moved |= (c >> i & 1) << place++;
        }
        if (moved != 0)
            out->count[moved] += table->count[c];
    }
    return out->lists < 2 ? ESTIMATE_TOO_FEW : ESTIMATE_OK;
}
