/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/status_table.h"

#include "reports/words/date.h"
#include "reports/words/status.h"

#define MOST_KEYS 10
#define SPARK_QUARTERS 8
#define PERCENT 100.0

BlockCell *
status_table_figure(BlockRow *row, const Figure *figure)
{
    BlockCell *cell = block_row_add(row, figure->text);
    cell->muted = !figure->there;
    return cell;
}

BlockCell *
status_table_pair(const Compose *compose, BlockRow *row, const Figure *actual, const Figure *target)
{
    /* The space is drawn at the line's end, so that a reader of the tags keeps the two numbers apart. */
    g_autofree char *spaced = g_strconcat(actual->text, target->there ? " " : NULL, NULL);
    BlockCell *cell = block_row_add(row, spaced);
    cell->muted = !actual->there;
    if (!target->there)
        return cell;
    g_autofree char *words = words_fill(compose->language, WORD_OF_TARGET, target->text, NULL);
    block_text_add(cell->text, "\n");
    block_text_add(cell->text, words)->muted = true;
    return cell;
}

BlockCell *
status_table_actual(const Compose *compose, BlockRow *row, const Indicator *indicator, const Window *window)
{
    g_auto(Figure) actual = figure_total(compose, indicator, window, MEASURE_ACTUAL);
    g_auto(Figure) target = figure_total(compose, indicator, window, MEASURE_TARGET);
    g_autofree char *interval = window && actual.there ? figure_interval(compose, indicator, window, "", "") : NULL;
    if (!interval)
        return status_table_pair(compose, row, &actual, &target);
    g_autofree char *spaced = g_strconcat(actual.text, " ", NULL);
    BlockCell *cell = block_row_add(row, spaced);
    block_text_add(cell->text, "\n");
    block_text_add(cell->text, interval)->muted = true;
    if (!target.there)
        return cell;
    g_autofree char *words = words_fill(compose->language, WORD_OF_TARGET, target.text, NULL);
    block_text_add(cell->text, " \n");
    block_text_add(cell->text, words)->muted = true;
    return cell;
}

BlockCell *
status_table_share(const Compose *compose, BlockRow *row, const Indicator *indicator, const Window *window)
{
    g_auto(Figure) share = figure_total(compose, indicator, window, MEASURE_PROGRESS);
    BlockCell *cell = block_row_add(row, share.there ? share.text : compose_word(compose, WORD_NONE));
    cell->muted = !share.there;
    return cell;
}

BlockCell *
status_table_standing(const Compose *compose, BlockRow *row, const Indicator *indicator, const Window *window)
{
    Standing standing = compose_standing(compose, indicator->code, window);
    BlockCell *cell = block_row_add(row, status_standing(compose->language, standing));
    cell->mark = compose_mark(standing);
    cell->strong = standing == STANDING_OFF_TARGET;
    return cell;
}

BlockCell *
status_table_link(const Compose *compose, BlockRow *row, const Indicator *indicator)
{
    BlockCell *cell = block_row_add(row, NULL);
    block_text_free(cell->text);
    cell->text = compose_link(compose, indicator);
    return cell;
}

/* A bar without a number has the word and the form of its actual. */
static Figure
progress_of(const Compose *compose, const Indicator *indicator, const Window *window)
{
    g_auto(Figure) actual = figure_total(compose, indicator, window, MEASURE_ACTUAL);
    Figure progress = figure_total(compose, indicator, window, MEASURE_PROGRESS);
    if (progress.there || actual.there)
        return progress;
    figure_clear(&progress);
    return (Figure){.status = actual.status, .text = g_steal_pointer(&actual.text)};
}

static void
add_bar(const Compose *compose, BlockRow *row, const Indicator *indicator)
{
    g_auto(Figure) progress = progress_of(compose, indicator, compose->judged);
    BlockCell *cell = status_table_figure(row, &progress);
    figure_draw(&progress, &cell->bar);
    if (progress.there)
        cell->bar.value = progress.place / PERCENT;
}

void
status_table_spark_column(const Compose *compose, BlockTable *table)
{
    g_autofree char *trend = words_count(compose->language, WORD_LAST_QUARTERS, SPARK_QUARTERS, NULL);
    block_table_add_column(table, COLUMN_SPARK, trend);
}

void
status_table_spark(const Compose *compose, BlockRow *row, const Indicator *indicator)
{
    const WindowSet *set = compose->publication->windows;
    g_autoptr(GPtrArray) quarters = g_ptr_array_new();
    for (size_t i = 0; i < set->n_windows; i++)
        if (set->windows[i].kind == WINDOW_QUARTER)
            g_ptr_array_add(quarters, &set->windows[i]);
    guint shown = MIN(quarters->len, SPARK_QUARTERS), start = quarters->len - shown;
    BlockCell *cell = block_row_add(row, NULL);
    block_cell_set_spark(cell, shown);
    for (guint i = 0; i < shown; i++) {
        const Window *window = g_ptr_array_index(quarters, start + i);
        g_auto(Figure) figure = figure_total(compose, indicator, window, MEASURE_ACTUAL);
        figure_draw(&figure, &cell->spark[i]);
        g_autofree char *name = date_window(compose->language, compose->calendar, window);
        g_autofree char *words = g_strconcat(i ? "; " : "", name, " ", figure.text, NULL);
        block_text_add(cell->text, words);
    }
}

static void
add_row(const Compose *compose, BlockTable *table, const Indicator *indicator)
{
    BlockRow *row = block_table_add_row(table);
    g_auto(Figure) actual = figure_total(compose, indicator, compose->judged, MEASURE_ACTUAL);
    g_auto(Figure) target = figure_total(compose, indicator, compose->judged, MEASURE_TARGET);
    status_table_link(compose, row, indicator);
    status_table_figure(row, &actual);
    status_table_figure(row, &target);
    add_bar(compose, row, indicator);
    status_table_spark(compose, row, indicator);
    status_table_standing(compose, row, indicator, compose->judged);
}

static void
pick_standing(const Compose *compose, Standing standing, GPtrArray *picked)
{
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len && picked->len < MOST_KEYS; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (compose_standing(compose, entry->definition->code, compose->judged) == standing)
            g_ptr_array_add(picked, entry->definition);
    }
}

static GPtrArray *
pick(const Compose *compose)
{
    GPtrArray *picked = g_ptr_array_new();
    const GPtrArray *keys = compose->publication->key_indicators;
    for (guint i = 0; i < keys->len; i++) {
        const PublicationIndicator *entry = publication_find_indicator(compose->publication, g_ptr_array_index(keys, i));
        if (entry)
            g_ptr_array_add(picked, entry->definition);
    }
    static const Standing ORDER[] = {STANDING_OFF_TARGET,   STANDING_ON_TARGET,  STANDING_NO_TARGET,
                                     STANDING_NOT_REPORTED, STANDING_SUPPRESSED, STANDING_NOT_ASSESSED};
    for (size_t i = 0; keys->len == 0 && i < G_N_ELEMENTS(ORDER); i++)
        pick_standing(compose, ORDER[i], picked);
    return picked;
}

void
status_table_add(Compose *compose)
{
    g_autoptr(GPtrArray) picked = pick(compose);
    if (picked->len == 0 || !compose->judged)
        return;
    g_autofree char *window = date_window(compose->language, compose->calendar, compose->judged);
    WordId caption = compose->publication->key_indicators->len ? WORD_KEYS_CAPTION : WORD_KEYS_CAPTION_NONE;
    g_autofree char *words = words_fill(compose->language, caption, window, NULL);
    BlockTable *table = block_table_new(words);
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_INDICATOR));
    block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_ACTUAL));
    block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_TARGET));
    block_table_add_column(table, COLUMN_BAR, compose_word(compose, WORD_SHARE_REACHED));
    status_table_spark_column(compose, table);
    block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_STATUS));
    for (guint i = 0; i < picked->len; i++)
        add_row(compose, table, g_ptr_array_index(picked, i));
    report_add_table(compose->report, table);
}
