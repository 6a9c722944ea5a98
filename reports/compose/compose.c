/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/compose_parts.h"

#include "reports/words/date.h"

#define SECONDS_A_DAY 86400

static const Window *
find_window(const WindowSet *windows, WindowKind kind)
{
    for (size_t i = 0; windows && i < windows->n_windows; i++) {
        const Window *window = &windows->windows[i];
        if (window->kind == kind && window->last == windows->report_quarter)
            return window;
    }
    return NULL;
}

/* A programme that sets targets by the year alone is judged by the year. */
static const Window *
judged_window(const Compose *compose)
{
    const GPtrArray *assessments = compose->publication->assessments;
    bool year = false;
    for (guint i = 0; i < assessments->len; i++) {
        const Assessment *assessment = g_ptr_array_index(assessments, i);
        if (assessment->standing != STANDING_ON_TARGET && assessment->standing != STANDING_OFF_TARGET)
            continue;
        if (compose->quarter && g_str_equal(assessment->window, compose->quarter->id))
            return compose->quarter;
        year = year || (compose->year && g_str_equal(assessment->window, compose->year->id));
    }
    return year ? compose->year : compose->quarter;
}

static char *
quarter_words(const Compose *compose, bool long_form)
{
    if (!compose->quarter)
        return g_strdup(compose->publication->period);
    return long_form ? date_quarter_long(compose->language, compose->calendar, compose->quarter->first)
                     : date_quarter(compose->language, compose->calendar, compose->quarter->first);
}

static void
describe(Compose *compose)
{
    const Publication *p = compose->publication;
    Report *report = compose->report;
    Language language = compose->language;
    g_autofree char *period = quarter_words(compose, false), *long_period = quarter_words(compose, true);
    g_autofree char *day = date_day(language, p->as_of_day);
    const char *name = compose_name(compose, &p->name);
    report->title = words_fill(language, WORD_REPORT_TITLE, name, period, NULL);
    report->subject = words_fill(language, WORD_REPORT_SUBJECT, long_period, NULL);
    report->author = g_strdup(compose_name(compose, &p->agency));
    report->keywords = g_strdup(compose_word(compose, WORD_REPORT_KEYWORDS));
    report->tool = g_strdup(p->software);
    report->epoch = (int64_t)p->as_of_day * SECONDS_A_DAY;
    report->head_left = g_strdup(name);
    report->head_right = words_fill(language, WORD_RUNNING_PERIOD, period, compose_word(compose, WORD_EDITION_PUBLIC), NULL);
    report->foot_left = words_fill(language, p->synthetic ? WORD_FOOT_SYNTHETIC : WORD_FOOT_AS_OF, day, NULL);
    report->foot_page = g_strdup(compose_word(compose, WORD_FOOT_PAGE));
    if (p->draft)
        g_ptr_array_add(report->stamps, g_strdup(compose_word(compose, WORD_STAMP_DRAFT)));
    if (!p->complete)
        g_ptr_array_add(report->stamps, g_strdup(compose_word(compose, WORD_STAMP_INCOMPLETE)));
}

static void
add_contents(Compose *compose)
{
    Block *contents = report_add(compose->report, BLOCK_CONTENTS);
    contents->title = g_strdup(compose_word(compose, WORD_CONTENTS));
    contents->id = g_strdup("contents");
    contents->new_page = true;
}

typedef struct Part {
    unsigned bit; /* 0: always */
    void (*add)(Compose *compose);
} Part;

static void
add_partners(Compose *compose)
{
    const GPtrArray *partners = compose->publication->partners;
    for (guint i = 0; i < partners->len; i++)
        compose_partner(compose, g_ptr_array_index(partners, i));
}

/* The order of reading: what is wrong first, then who did what, then what it rests on. */
static const Part PARTS[] = {
    {0, compose_cover},
    {0, compose_status},
    {COMPOSE_CONTENTS, add_contents},
    {COMPOSE_OBJECTIVES, compose_objectives},
    {0, add_partners},
    {COMPOSE_RESTATEMENTS, compose_commitments},
    {COMPOSE_ESTIMATES, compose_estimates},
    {COMPOSE_DEVIATIONS, compose_deviations},
    {COMPOSE_RESTATEMENTS, compose_restatements},
    {COMPOSE_RESTATEMENTS, compose_memory},
    {COMPOSE_FINDINGS, compose_findings},
    {COMPOSE_FINDINGS, compose_rules},
    {COMPOSE_BREAKDOWNS, compose_breakdowns},
    {COMPOSE_SHEETS, compose_sheets},
    {COMPOSE_SHEETS, compose_quality},
    {COMPOSE_PROTECTION, compose_protection},
    {COMPOSE_PROTECTION, compose_reading},
    {COMPOSE_MANIFEST, compose_manifest},
};

Report *
compose_report(const Publication *publication, const ComposeOptions *options)
{
    Compose compose = {
        .publication = publication,
        .language = options->language,
        .parts = options->parts,
        .calendar = &publication->windows->calendar,
        .report = report_new(words_locale(options->language)),
        .quarter = find_window(publication->windows, WINDOW_QUARTER),
        .year = find_window(publication->windows, WINDOW_FISCAL_YEAR),
        .life = find_window(publication->windows, WINDOW_LIFE),
    };
    compose.judged = judged_window(&compose);
    describe(&compose);
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++)
        if (!PARTS[i].bit || (options->parts & PARTS[i].bit))
            PARTS[i].add(&compose);
    return compose.report;
}
