/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/protect/protect_parts.h"

enum { PERCENT_SCALE = 4 };

/* Where the values of one cell go. */
typedef struct Cell {
    Publication *publication;
    const ActualIndicator *indicator;
    const char *window, *table, *cell;
    const Table *dims; /* of the cell's codes, NULL for a total */
} Cell;

static void
put(const Cell *at, Measure measure, Decimal number)
{
    g_autofree char *text = decimal_text(number);
    publication_add_value(at->publication, at->indicator->definition->code, at->window, at->table, at->cell, measure,
                          STATUS_OK, text);
}

static void
put_real(const Cell *at, Measure measure, double value, int scale)
{
    Decimal number;
    if (decimal_from_double(value, scale, &number))
        put(at, measure, number);
}

static Bilingual
copy_of(const Bilingual *texts)
{
    return bilingual_dup(bilingual_peek(texts, LANGUAGE_EN), bilingual_peek(texts, LANGUAGE_ES));
}

/* A cell's place is told by its code of a dimension of places, any other by the reference sheet. */
static Bilingual
geography_of(const Cell *at)
{
    g_auto(GStrv) codes = g_strsplit(at->cell, "/", -1);
    for (size_t d = 0; at->dims && d < at->dims->n_dimensions && codes[d]; d++) {
        const Dimension *dimension = at->indicator->manifest->dimensions->pdata[at->dims->dimensions[d]];
        const CodeList *list = dimension->place ? publication_find_code_list(at->publication, dimension->list) : NULL;
        const Code *code = list ? code_list_find(list, codes[d]) : NULL;
        if (dimension->place)
            return code ? copy_of(&code->label) : bilingual_dup(codes[d], codes[d]);
    }
    const SheetField *place = indicator_sheet_find(at->indicator->definition, "geography");
    return place ? copy_of(&place->text) : bilingual_dup("", "");
}

static void
put_estimate(const Cell *at, const EstimateDetail *e)
{
    int scale = at->indicator->definition->decimals;
    put_real(at, MEASURE_LOWER, e->lower, scale);
    put_real(at, MEASURE_UPPER, e->upper, scale);
    Decimal level;
    if (decimal_from_double(e->level * 100, PERCENT_SCALE, &level)) {
        while (level.scale > 0 && level.units % 10 == 0)
            level = (Decimal){level.units / 10, level.scale - 1};
        put(at, MEASURE_LEVEL, level);
    }
    put(at, MEASURE_SAMPLE, (Decimal){e->sample, 0});
    const ManifestText *method = at->indicator->manifest->methods->pdata[e->method];
    PublicationEstimate *estimate = g_new0(PublicationEstimate, 1);
    *estimate = (PublicationEstimate){g_strdup(at->indicator->definition->code), g_strdup(at->window), g_strdup(at->table),
                                      g_strdup(at->cell), g_strdup(method->id), e->reference_day, e->age_from, e->age_to,
                                      geography_of(at)};
    g_ptr_array_add(at->publication->estimates, estimate);
}

static void
put_cell(const Cell *at, const ActualTable *printable, const Actual *actual)
{
    const Indicator *d = at->indicator->definition;
    Decimal number;
    if (!actual_decimal(d, actual, &number)) {
        ObservationStatus status = actual->status == STATUS_OK ? STATUS_NOT_APPLICABLE : (ObservationStatus)actual->status;
        publication_add_value(at->publication, d->code, at->window, at->table, at->cell, MEASURE_ACTUAL, status, "");
        return;
    }
    put(at, MEASURE_ACTUAL, number);
    if (d->type == ROLLUP_RATIO)
        put(at, MEASURE_NUMERATOR, (Decimal){actual->numerator, 0});
    if (d->type == ROLLUP_RATIO || d->type == ROLLUP_MEDIAN)
        put(at, MEASURE_DENOMINATOR, (Decimal){actual->denominator, 0});
    if (d->type == ROLLUP_ESTIMATE && actual->estimate >= 0)
        put_estimate(at, &g_array_index(printable->estimates, EstimateDetail, actual->estimate));
}

/* What is kept back keeps its note too: "too few" says something of the number behind it. So only estimates, which count
 * no children, say why they have no number. */
static void
put_note(const Cell *at, const Actual *actual)
{
    if (!actual->note || actual->status != STATUS_NOT_APPLICABLE || at->indicator->definition->type != ROLLUP_ESTIMATE)
        return;
    const ManifestText *text = at->indicator->manifest->notes->pdata[actual->note - 1];
    PublicationNote *note = g_new0(PublicationNote, 1);
    *note = (PublicationNote){g_strdup(at->indicator->definition->code), g_strdup(at->window), g_strdup(at->table),
                              g_strdup(at->cell), copy_of(&text->text)};
    g_ptr_array_add(at->publication->notes, note);
}

void
protect_parts_cell(Publication *p, const ActualTable *printable, const ActualIndicator *a, size_t w, size_t t, size_t c)
{
    g_autofree char *table = actual_table_name(a, t);
    g_autofree char *cell = actual_cell_name(a, t, c);
    Cell at = {p, a, printable->windows->windows[w].id, table, cell, t ? &g_array_index(a->definition->tables, Table, t) : NULL};
    put_cell(&at, printable, &actual_cells(a, w, t)[c]);
    put_note(&at, &actual_cells(a, w, t)[c]);
}

/* The share of cells printed: of what the partners reported about persons. */
static void
count_cells(Publication *p, const ActualIndicator *a, size_t w, size_t t)
{
    const Actual *cells = actual_cells(a, w, t), *total = actual_cells(a, w, 0);
    if (a->definition->protection == PROTECTION_C)
        return;
    bool reported = total->status == STATUS_OK || total->status == STATUS_DEN_ZERO;
    for (size_t c = 0; c < a->n_cells[t]; c++) {
        bool hidden = cells[c].status == STATUS_SUPPRESSED;
        p->cells_held += hidden;
        p->cells_printed += !hidden && reported;
    }
}

static const Progress *
progress_of(const GArray *progress, const ActualIndicator *a, const Window *window)
{
    for (guint i = 0; i < progress->len; i++) {
        const Progress *p = &g_array_index(progress, Progress, i);
        if (p->indicator == a && p->window == window)
            return p;
    }
    return NULL;
}

static void
put_wanted(const PublicationDraft *draft, const Cell *at, const Window *window)
{
    const Progress *progress = progress_of(draft->progress, at->indicator, window);
    const Target *target = plan_find_target(draft->plan, at->indicator->definition->code, window->id);
    if (target && !target->waived)
        put(at, MEASURE_TARGET, target->value);
    if (!progress)
        return;
    if (progress->baseline)
        put(at, MEASURE_BASELINE, progress->baseline->value);
    if (progress->has_percent)
        put(at, MEASURE_PROGRESS, progress->percent);
    Assessment *assessment = g_new0(Assessment, 1);
    *assessment = (Assessment){g_strdup(at->indicator->definition->code), g_strdup(window->id), progress->standing,
                               progress->deviates, progress->explained};
    g_ptr_array_add(at->publication->assessments, assessment);
}

/* Breakdowns are printed for the reporting quarter, its fiscal year and the life of award. */
static bool
has_tables(const WindowSet *windows, const Window *window)
{
    return window->last == windows->report_quarter && window->kind != WINDOW_TIP_YEAR &&
           window->kind != WINDOW_CALENDAR_YEAR;
}

static void
put_window(const PublicationDraft *draft, Publication *p, const ActualIndicator *a, size_t w)
{
    const ActualTable *printable = draft->printable;
    const Window *window = &printable->windows->windows[w];
    Cell total = {p, a, window->id, "", "", NULL};
    put_cell(&total, printable, actual_cells(a, w, 0));
    put_note(&total, actual_cells(a, w, 0));
    put_wanted(draft, &total, window);
    count_cells(p, a, w, 0);
    if (!has_tables(printable->windows, window))
        return;
    for (size_t t = 1; t < a->n_tables; t++) {
        count_cells(p, a, w, t);
        for (size_t c = 0; c < a->n_cells[t]; c++)
            protect_parts_cell(p, printable, a, w, t, c);
    }
}

void
protect_parts_numbers(const PublicationDraft *draft, Publication *p)
{
    for (guint i = 0; i < draft->printable->indicators->len; i++) {
        const ActualIndicator *a = draft->printable->indicators->pdata[i];
        for (size_t w = 0; w < draft->printable->windows->n_windows; w++) {
            if (actual_cells(a, w, 0))
                put_window(draft, p, a, w);
        }
    }
}
