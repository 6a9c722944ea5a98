/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/period.h"
#include "reports/compose/overview.h"
#include "reports/words/date.h"

#define MOST_ROWS 20 /* more would not stand on a page; the table has all */

/** How milestones stand on the last day of the reporting quarter. */
typedef struct Standings {
    int64_t in_time, late, overdue, ahead;
} Standings;

static GPtrArray *
collect(const Compose *compose)
{
    GPtrArray *found = g_ptr_array_new();
    const GPtrArray *all = compose->publication->commitments;
    for (guint i = 0; i < all->len && found->len < MOST_ROWS; i++) {
        const PublicationCommitment *c = g_ptr_array_index(all, i);
        int32_t due = 0;
        if (g_str_equal(c->kind, "milestone") && period_parse_day(c->due, &due))
            g_ptr_array_add(found, (gpointer)(guintptr)c);
    }
    return found;
}

static void
put_milestone(const Compose *compose, const PublicationCommitment *c, ChartPoint *target, ChartPoint *point, Standings *standings)
{
    int32_t due = 0, done = 0;
    g_autofree char *planned = date_iso(compose->language, c->due), *reached = date_iso(compose->language, c->as_of);
    period_parse_day(c->due, &due);
    chart_point_set(target, CHART_PRESENT, due, planned);
    if (period_parse_day(c->as_of, &done)) {
        chart_point_set(point, CHART_PRESENT, done, reached);
        standings->in_time += done <= due;
        standings->late += done > due;
        return;
    }
    chart_point_set(point, CHART_NOT_APPLICABLE, 0, compose_word(compose, WORD_MILESTONE_OPEN));
    bool over = due < compose->quarter->period.to_day;
    standings->overdue += over;
    standings->ahead += !over;
}

static char *
headline(const Compose *compose, const Standings *standings)
{
    const struct {
        WordId word;
        int64_t count;
    } CLAUSES[] = {{WORD_MILESTONES_IN_TIME, standings->in_time},
                   {WORD_MILESTONES_LATE, standings->late},
                   {WORD_MILESTONES_OVERDUE, standings->overdue},
                   {WORD_MILESTONES_AHEAD, standings->ahead}};
    g_autoptr(GPtrArray) clauses = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(CLAUSES); i++)
        if (CLAUSES[i].count)
            g_ptr_array_add(clauses, words_count(compose->language, CLAUSES[i].word, CLAUSES[i].count, NULL));
    g_autofree char *all = words_join(compose->language, clauses);
    return words_fill(compose->language, WORD_HEAD_TIMELINE, all, NULL);
}

BlockChart *
overview_milestones(const Compose *compose)
{
    g_autoptr(GPtrArray) found = collect(compose);
    if (found->len == 0 || !compose->quarter)
        return NULL;
    BlockChart *chart = block_chart_new(CHART_TIMELINE, "", compose_word(compose, WORD_SUB_TIMELINE));
    for (guint i = 0; i < found->len; i++)
        block_chart_add_category(chart, compose_name(compose, &((const PublicationCommitment *)g_ptr_array_index(found, i))->name), NULL, NULL);
    ChartSeries *series = block_chart_add_series(chart, "");
    Standings standings = {0};
    for (guint i = 0; i < found->len; i++) {
        ChartCategory *category = g_ptr_array_index(chart->categories, i);
        put_milestone(compose, g_ptr_array_index(found, i), &category->target, &series->points[i], &standings);
    }
    picture_tell(compose, chart, headline(compose, &standings));
    return chart;
}
