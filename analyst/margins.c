/* SPDX-License-Identifier: Apache-2.0 */
#include "analyst/margins.h"

#include <string.h>

#include "estimate/calibrate.h"
#include "estimate/status.h"

/* Levels and totals of one variable; every row's cell must be one of them. */
static bool
read_margin(const Request *request, const Table *targets, const int *place, int column, Margin *out)
{
    const Table *table = request->table;
    double *total = request_memory(request, targets->rows, sizeof *total);
    const char **level = request_memory(request, targets->rows, sizeof *level);
    int32_t *code = request_memory(request, table->rows, sizeof *code);
    size_t levels = 0;
    for (size_t k = 0; k < targets->rows; k++)
        if (strcmp(table_cell(targets, k, place[0]), table->name[column]) == 0) {
            level[levels] = table_cell(targets, k, place[1]);
            total[levels++] = table_number(targets, k, place[2], request->findings);
        }
    for (size_t i = 0; i < table->rows; i++) {
        size_t k = 0;
        while (k < levels && strcmp(level[k], table_cell(table, i, column)) != 0)
            k++;
        code[i] = (int32_t)k;
        if (k == levels)
            finding_add(request->findings, 619, table->file, table->line[i], table->name[column], NULL);
    }
    *out = (Margin){code, total, levels};
    return !request_failed(request);
}

static bool
rake(const Request *request, Design *design, const Margin *margin, size_t margins, Margins *out)
{
    double *weight = request_memory(request, design->rows, sizeof *weight), *scratch;
    size_t largest = 0;
    for (size_t m = 0; m < margins; m++) {
        out->columns += margin[m].levels;
        largest = MAX(largest, margin[m].levels);
    }
    scratch = request_memory(request, largest, sizeof *scratch);
    out->x = request_memory(request, design->rows * out->columns, sizeof *out->x);
    EstimateStatus status = out->columns > CALIBRATE_COLUMNS_MAX ? ESTIMATE_BAD_INPUT
                                                                : calibrate_rake(design->weight, design->rows, margin, margins, scratch,
                                                                                 weight, &out->cycles);
    if (status == ESTIMATE_OK)
        status = calibrate_dummies(margin, margins, design->rows, out->columns, out->x);
    if (status != ESTIMATE_OK)
        finding_add(request->findings, 620, request->table->file, 0, status_name(status), NULL);
    out->base = design->weight;
    design->weight = weight;
    return status == ESTIMATE_OK;
}

bool
margins_apply(const Request *request, Design *design, Margins *out)
{
    static const char *const needs[] = {"targets", NULL};
    int *columns = NULL, place[3];
    static const char *const names[] = {"variable", "level", "total"};
    Margin margin[CALIBRATE_MARGINS_MAX];
    memset(out, 0, sizeof *out);
    size_t margins = request_columns(request, "calibrate", &columns);
    if (margins == 0 || request_failed(request))
        return !request_failed(request);
    if (!request_needs(request, needs))
        return false;
    g_autoptr(Table) targets = table_read(request_text(request, "targets", ""), request->findings);
    for (int k = 0; targets && k < 3; k++)
        place[k] = table_column(targets, names[k], request->findings);
    if (margins > CALIBRATE_MARGINS_MAX)
        finding_add(request->findings, 603, "", 0, "calibrate", "1 .. 8", NULL);
    for (size_t m = 0; m < margins && !request_failed(request); m++)
        read_margin(request, targets, place, columns[m], &margin[m]);
    return !request_failed(request) && rake(request, design, margin, margins, out);
}

void
margins_residuals(const Margins *margins, const Design *design, double *r)
{
    if (margins->columns > 0)
        calibrate_residuals(margins->base, design->weight, margins->x, design->rows, margins->columns, r);
}
