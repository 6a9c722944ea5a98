/* SPDX-License-Identifier: Apache-2.0 */
#include "analyst/histories.h"

#include <math.h>
#include <string.h>

bool
histories_read(const Request *request, HistoryTable *out)
{
    const Table *table = request->table;
    const char *count_name = request_text(request, "count", NULL);
    double *count = request_numbers(request, "count");
    int *columns = NULL;
    size_t lists = request_columns(request, "lists", &columns);
    if (!request_text(request, "lists", NULL)) {
        columns = request_memory(request, table->columns, sizeof *columns);
        for (size_t j = 0; j < table->columns; j++)
            if (!count_name || strcmp(table->name[j], count_name) != 0)
                columns[lists++] = (int)j;
    }
    memset(out, 0, sizeof *out);
    out->lists = (uint32_t)lists;
    if (request_failed(request) || lists > HISTORY_LISTS_MAX) {
        if (!request_failed(request))
            finding_add(request->findings, 603, "", 0, "lists", "2 .. 10", NULL);
        return false;
    }
    for (size_t i = 0; i < table->rows; i++) {
        uint32_t history = 0;
        for (size_t j = 0; j < lists; j++) {
            const char *cell = table_cell(table, i, columns[j]);
            if (strcmp(cell, "0") != 0 && strcmp(cell, "1") != 0)
                finding_add(request->findings, 617, table->file, table->line[i], table->name[columns[j]], NULL);
            history |= *cell == '1' ? 1u << j : 0;
        }
        double people = count ? count[i] : 1;
        if (!(people >= 0) || people > floor(people) || (people > 0 && history_add(out, history, (uint64_t)people) != ESTIMATE_OK))
            finding_add(request->findings, 612, table->file, table->line[i], NULL);
    }
    return !request_failed(request);
}
