/* SPDX-License-Identifier: Apache-2.0 */
/* The estimates together: one chart on one scale, a row each with all that it rests on, and what may be compared. */
#include "reports/compose/cells.h"
#include "reports/compose/estimates.h"
#include "reports/compose/overview.h"
#include "reports/compose/status_table.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

#define LEAST_ESTIMATES 2

const Window *
estimates_window(const Compose *compose, const Indicator *indicator)
{
    const Window *const windows[] = {compose->quarter, compose->year, compose->life};
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        g_auto(Figure) figure = figure_total(compose, indicator, windows[i], MEASURE_ACTUAL);
        if (figure.there)
            return windows[i];
    }
    return compose->quarter;
}

static const char *
method_words(const Compose *compose, const PublicationEstimate *estimate)
{
    const GPtrArray *methods = compose->publication->methods;
    for (guint i = 0; i < methods->len; i++) {
        const Code *method = g_ptr_array_index(methods, i);
        if (g_str_equal(method->code, estimate->method))
            return compose_name(compose, &method->label);
    }
    return estimate->method;
}

EstimateWords
estimates_words(const Compose *compose, const PublicationEstimate *estimate)
{
    g_autofree char *from = number_integer(compose->language, estimate->age_from);
    g_autofree char *to = number_integer(compose->language, estimate->age_to);
    return (EstimateWords){g_strdup(method_words(compose, estimate)), date_day(compose->language, estimate->reference_day),
                           words_fill(compose->language, WORD_AGES, from, to, NULL),
                           g_strdup(compose_name(compose, &estimate->geography))};
}

void
estimate_words_clear(EstimateWords *words)
{
    char *const texts[] = {words->method, words->day, words->ages, words->place};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    *words = (EstimateWords){0};
}

/** An indicator's estimate with its window. */
typedef struct Line {
    const Indicator *indicator;
    const Window *window;
    const PublicationEstimate *estimate; /* NULL when there is no number */
} Line;

static GArray *
collect(const Compose *compose)
{
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(Line));
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len; i++) {
        const Indicator *indicator = ((const PublicationIndicator *)g_ptr_array_index(indicators, i))->definition;
        if (indicator->type != ROLLUP_ESTIMATE)
            continue;
        Line line = {indicator, estimates_window(compose, indicator), NULL};
        if (line.window)
            line.estimate = publication_find_estimate(compose->publication, indicator->code, line.window->id, "", "");
        g_array_append_val(lines, line);
    }
    return lines;
}

static char *
name_of(const Compose *compose, const Indicator *indicator)
{
    return g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), NULL);
}

/* From the least to the most, without holding one against the other: they may rest on other methods, places and ages. */
static char *
headline(const Compose *compose, const BlockChart *chart, guint present)
{
    const ChartSeries *series = g_ptr_array_index(chart->series, 0);
    const ChartPoint *least = NULL, *most = NULL;
    for (size_t i = 0; i < series->n_points; i++) {
        const ChartPoint *point = &series->points[i];
        if (point->state != CHART_PRESENT)
            continue;
        least = !least || point->value < least->value ? point : least;
        most = !most || point->value > most->value ? point : most;
    }
    return least && most ? words_count(compose->language, WORD_HEAD_ESTIMATES, present, least->text, most->text, NULL) : NULL;
}

/* Those in the unit of the first estimate share a scale. */
static BlockChart *
draw(const Compose *compose, const GArray *lines)
{
    const Indicator *first = g_array_index(lines, Line, 0).indicator;
    g_autoptr(BlockChart) chart = block_chart_new(CHART_INTERVAL, "", compose_word(compose, WORD_SUB_ESTIMATES));
    g_autoptr(GPtrArray) drawn = g_ptr_array_new();
    guint present = 0;
    for (guint i = 0; i < lines->len; i++) {
        Line *line = &g_array_index(lines, Line, i);
        if (!g_str_equal(line->indicator->unit, first->unit))
            continue;
        g_autofree char *name = name_of(compose, line->indicator);
        block_chart_add_category(chart, name, NULL, NULL);
        g_ptr_array_add(drawn, line);
        present += line->estimate != NULL;
    }
    if (present < LEAST_ESTIMATES)
        return NULL;
    ChartSeries *series = block_chart_add_series(chart, "");
    for (guint i = 0; i < drawn->len; i++) {
        const Line *line = g_ptr_array_index(drawn, i);
        picture_estimate(compose, line->indicator, line->window, "", "", &series->points[i]);
    }
    picture_scale(compose, first, chart);
    block_chart_set(&chart->note, compose_word(compose, WORD_NOTE_ESTIMATES));
    picture_tell(compose, chart, headline(compose, chart, present));
    return g_steal_pointer(&chart);
}

/** What all rows have in common is told once: in the head, or under the table. NULL when rows differ. */
typedef struct Common {
    char *level;
    const char *place;
} Common;

static Common
common_of(const Compose *compose, const GArray *lines)
{
    Common common = {0};
    bool level = true, place = true;
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        if (!line->estimate)
            continue;
        g_auto(Figure) figure = figure_total(compose, line->indicator, line->window, MEASURE_LEVEL);
        const char *where = compose_name(compose, &line->estimate->geography);
        level = level && (!common.level || g_str_equal(common.level, figure.text));
        place = place && (!common.place || g_str_equal(common.place, where));
        common.level = common.level ? common.level : g_strdup(figure.text);
        common.place = where;
    }
    if (!level)
        g_clear_pointer(&common.level, g_free);
    if (!place || (common.place && !*common.place))
        common.place = NULL;
    return common;
}

static void
add_row(const Compose *compose, BlockTable *table, const Line *line, const Common *common)
{
    g_auto(Figure) value = figure_total(compose, line->indicator, line->window, MEASURE_ACTUAL);
    g_auto(Figure) sample = figure_total(compose, line->indicator, line->window, MEASURE_SAMPLE);
    g_auto(Figure) level = figure_total(compose, line->indicator, line->window, MEASURE_LEVEL);
    g_autofree char *interval = line->window ? figure_interval(compose, line->indicator, line->window, "", "") : NULL;
    g_autofree char *with_level = interval ? words_fill(compose->language, WORD_INTERVAL_LEVEL, interval, level.text, NULL) : NULL;
    g_auto(EstimateWords) words = {0};
    if (line->estimate)
        words = estimates_words(compose, line->estimate);
    BlockRow *row = block_table_add_row(table);
    status_table_link(compose, row, line->indicator);
    status_table_figure(row, &value);
    const char *const rest[] = {common->level ? interval : with_level, sample.there ? sample.text : NULL, words.method, words.ages,
                                words.day, words.place};
    for (size_t i = 0; i < G_N_ELEMENTS(rest) - (common->place != NULL); i++) {
        bool there = rest[i] && *rest[i];
        block_row_add(row, there ? rest[i] : compose_word(compose, WORD_NONE))->muted = !there;
    }
}

static void
add_table(Compose *compose, const GArray *lines, const Common *common)
{
    static const struct {
        BlockColumnKind kind;
        WordId head;
    } COLUMNS[] = {{COLUMN_WORDS, WORD_INDICATOR}, {COLUMN_NUMBER, WORD_ESTIMATE}, {COLUMN_NUMBER, WORD_INTERVAL_HEAD},
                   {COLUMN_NUMBER, WORD_SAMPLE},   {COLUMN_WORDS, WORD_METHOD},    {COLUMN_NUMBER, WORD_AGES_HEAD},
                   {COLUMN_WORDS, WORD_REFERENCE_DATE}, {COLUMN_WORDS, WORD_GEOGRAPHY}};
    g_autofree char *interval = common->level ? words_fill(compose->language, WORD_INTERVAL_OF, common->level, NULL) : NULL;
    BlockTable *table = block_table_new(compose_word(compose, WORD_ESTIMATES_CAPTION));
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS) - (common->place != NULL); i++)
        block_table_add_column(table, COLUMNS[i].kind, interval && COLUMNS[i].head == WORD_INTERVAL_HEAD
                                                           ? interval : compose_word(compose, COLUMNS[i].head));
    for (guint i = 0; i < lines->len; i++)
        add_row(compose, table, &g_array_index(lines, Line, i), common);
    report_add_table(compose->report, table);
}

static void
add_if(GPtrArray *aspects, bool differs, const Compose *compose, WordId word)
{
    if (differs)
        g_ptr_array_add(aspects, (gpointer)(guintptr)compose_word(compose, word));
}

/* In what the estimates differ, so that nobody compares what cannot be compared. */
static void
add_comparability(Compose *compose, const GArray *lines, const Common *common)
{
    const PublicationEstimate *first = NULL;
    bool method = false, place = false, ages = false, day = false;
    for (guint i = 0; i < lines->len; i++) {
        const PublicationEstimate *estimate = g_array_index(lines, Line, i).estimate;
        if (!estimate)
            continue;
        first = first ? first : estimate;
        method = method || !g_str_equal(first->method, estimate->method);
        place = place || !g_str_equal(compose_name(compose, &first->geography), compose_name(compose, &estimate->geography));
        ages = ages || first->age_from != estimate->age_from || first->age_to != estimate->age_to;
        day = day || first->reference_day != estimate->reference_day;
    }
    g_autoptr(GPtrArray) aspects = g_ptr_array_new();
    add_if(aspects, method, compose, WORD_DIFFERS_METHOD);
    add_if(aspects, place, compose, WORD_DIFFERS_PLACE);
    add_if(aspects, ages, compose, WORD_DIFFERS_AGES);
    add_if(aspects, day, compose, WORD_DIFFERS_DAY);
    g_autofree char *names = words_join(compose->language, aspects);
    g_autofree char *differ = words_fill(compose->language, WORD_ESTIMATES_DIFFER, names, NULL);
    Block *list = report_add(compose->report, BLOCK_LIST);
    if (common->place) {
        g_autofree char *all = words_fill(compose->language, WORD_ESTIMATES_PLACE, common->place, NULL);
        block_add_item(list, block_text_new(all));
    }
    block_add_item(list, block_text_new(aspects->len ? differ : compose_word(compose, WORD_ESTIMATES_ALIKE)));
    block_add_item(list, block_text_new(compose_word(compose, WORD_ESTIMATES_OVERLAP)));
    block_add_item(list, block_text_new(compose_word(compose, WORD_ESTIMATES_CHANGE)));
}

/* Why an indicator, or one of its cells, has no number: the words of the plug-in that looked for it. */
static void
add_notes(Compose *compose, const Line *line)
{
    const GPtrArray *notes = compose->publication->notes;
    for (guint i = 0; line->window && i < notes->len; i++) {
        const PublicationNote *note = g_ptr_array_index(notes, i);
        if (!g_str_equal(note->indicator, line->indicator->code) || !g_str_equal(note->window, line->window->id))
            continue;
        g_autofree char *cell = cells_label(compose, note->table, note->cell);
        g_autofree char *words = words_fill(compose->language, *cell ? WORD_NOTE_OF_CELL : WORD_NOTE_OF_TOTAL,
                                            line->indicator->code, compose_name(compose, &note->text), cell, NULL);
        report_add_paragraph(compose->report, TONE_NOTE, words);
    }
}

bool
estimates_overview_add(Compose *compose)
{
    g_autoptr(GArray) lines = collect(compose);
    if (lines->len == 0)
        return false;
    compose_heading(compose, 1, WORD_ESTIMATES, "estimates")->new_page = true;
    report_add_paragraph(compose->report, TONE_LEAD, compose_word(compose, WORD_ESTIMATES_LEAD))->keep_next = true;
    overview_add(compose, draw(compose, lines));
    Common common = common_of(compose, lines);
    add_table(compose, lines, &common);
    add_comparability(compose, lines, &common);
    g_free(common.level);
    for (guint i = 0; i < lines->len; i++)
        add_notes(compose, &g_array_index(lines, Line, i));
    return true;
}
