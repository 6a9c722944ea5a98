/* SPDX-License-Identifier: Apache-2.0 */
/* Field work goes on all the time; once a year a round of studies gives an estimate for each crime and site. */
#include "tools/synthesize/story_norc.h"

#include <string.h>

#include "tools/synthesize/weights.h"

enum { ESTIMATES, DISPOSITIONS, PLAN, BACKCHECKS, DECISIONS };
enum { STUDY = STORY_NORC_STUDY, SAMPLE, CONTROL, DECISION, DECISIONS_MAX = 24, STAGE_TAKEN = 4, ITEMS = 10 };

static const struct {
    const char *site;
    int64_t children; /* of the site, ages 6 to 17; round figures of ours */
} SITES[] = {{"CTG", 190000}, {"BOG", 1250000}, {"MED", 430000}, {"CAL", 390000}, {"CUC", 150000}, {"NAC", 9400000}};

/* Children in a hundred thousand at the start of the span, and over which ages they were asked for. */
static const struct {
    const char *type;
    int per_100000, age_from, age_to;
} CRIMES[] = {{"T1", 84, 12, 17}, {"T2", 61, 10, 17}, {"T3", 118, 6, 17}, {"T4", 47, 10, 17}, {"T9", 290, 6, 17}};

static void
tell_estimate(Story *story, uint64_t number, int32_t day, size_t crime, size_t site)
{
    Sheet *sheet = story->sheets[ESTIMATES];
    Chance chance = chance_of(story->seed, STUDY, number);
    int fall = (int)(calendar_quarter_of_day(day) - story->first) * 2;
    int64_t point = SITES[site].children * CRIMES[crime].per_100000 / 100000;
    int per_mille = chance_between(&chance, 900, 1100) - fall * 5;
    point = MAX(10, point * per_mille / 1000);
    int64_t below = point * chance_between(&chance, 120, 240) / 1000, above = point * chance_between(&chance, 160, 330) / 1000;
    story_id(story, sheet, STUDY, number);
    sheet_text(sheet, CRIMES[crime].type);
    sheet_text(sheet, SITES[site].site);
    sheet_day(sheet, day);
    sheet_text(sheet, chance_pick(&chance, WEIGHTS_METHOD));
    sheet_number(sheet, point);
    sheet_number(sheet, point - below);
    sheet_number(sheet, point + above);
    sheet_text(sheet, "0.95");
    sheet_number(sheet, chance_between(&chance, 240, 1400));
    sheet_number(sheet, CRIMES[crime].age_from);
    sheet_number(sheet, CRIMES[crime].age_to);
    sheet_number(sheet, SITES[site].children);
    sheet_end(sheet);
}

static Sheet *
sheet_of(const Story *story, const char *input)
{
    for (size_t i = 0; story->sheets[i]; i++) {
        if (strcmp(story->sheets[i]->form->input, input) == 0)
            return story->sheets[i];
    }
    return NULL;
}

/* The national studies of the latest round come as samples, for the plug-in to estimate from. */
static void
tell_samples(Story *story, uint64_t number, int32_t day)
{
    static void (*const TELL[])(const Story *, Sheet *, uint64_t) = {story_norc_links, story_norc_network, story_norc_captures,
                                                                     story_norc_survey};
    static const char *const INPUT[] = {"link_tracing", "network", "captures", "survey"};
    Sheet *sheet = sheet_of(story, "studies");
    for (size_t crime = 0; crime < G_N_ELEMENTS(TELL); crime++) {
        const NorcTruth *truth = &NORC_TRUTH[crime];
        story_id(story, sheet, STUDY, number + crime);
        sheet_text(sheet, truth->type);
        sheet_text(sheet, "NAC");
        sheet_text(sheet, truth->method);
        sheet_day(sheet, day);
        sheet_number(sheet, truth->age_from);
        sheet_number(sheet, truth->age_to);
        if (truth->frame)
            sheet_number(sheet, truth->frame);
        else
            sheet_text(sheet, "");
        sheet_number(sheet, SITES[G_N_ELEMENTS(SITES) - 1].children);
        sheet_end(sheet);
        TELL[crime](story, sheet_of(story, INPUT[crime]), number + crime);
    }
}

static void
tell_round(Story *story, int quarter, bool latest)
{
    Period period = calendar_quarter_period(story->first + quarter);
    uint64_t number = (uint64_t)quarter * 100;
    for (size_t crime = 0; crime < G_N_ELEMENTS(CRIMES); crime++) {
        for (size_t site = 0; site < G_N_ELEMENTS(SITES); site++, number++) {
            bool national = site == G_N_ELEMENTS(SITES) - 1;
            bool of_one_crime = crime < G_N_ELEMENTS(CRIMES) - 1;
            if (national ? !(latest && of_one_crime) : of_one_crime)
                tell_estimate(story, number, period.to_day - 20, crime, site);
        }
    }
    if (latest)
        tell_samples(story, number, period.to_day - 20);
}

/* Field control: the day by which the case was to be interviewed, and now and then a second interview of some items. */
static void
tell_control(Story *story, const Turn *turn, const char *site, bool done)
{
    Chance chance = chance_of(story->seed, CONTROL, (uint64_t)turn->index);
    bool covers = turn->cover >= 0;
    Sheet *plan = story->sheets[PLAN], *checks = story->sheets[BACKCHECKS];
    int32_t due = turn->day + (covers || chance_in(&chance, 955) ? chance_between(&chance, 0, 20) : -chance_between(&chance, 1, 15));
    if (covers || (chance_in(&chance, done ? 780 : 160) && due < story->end_day)) {
        story_id(story, plan, SAMPLE, (uint64_t)turn->index);
        sheet_text(plan, chance_cover(&chance, WEIGHTS_TYPE, turn->cover));
        sheet_text(plan, site);
        sheet_day(plan, due);
        sheet_end(plan);
    }
    int32_t again = turn->day + chance_between(&chance, 2, 14);
    if (!done || (!covers && !chance_in(&chance, 120)) || again >= story->end_day)
        return;
    int matching = ITEMS;
    for (int i = 0; i < ITEMS; i++)
        matching -= chance_in(&chance, 75);
    story_id(story, checks, SAMPLE, (uint64_t)turn->index);
    sheet_text(checks, site);
    sheet_day(checks, again);
    sheet_number(checks, ITEMS);
    sheet_number(checks, matching);
    sheet_end(checks);
}

/* What the study is used for: a decision passes through its stages; some never come to the last. */
static void
tell_decisions(Story *story, int64_t n)
{
    enum { CODES = 5 };
    Sheet *sheet = story->sheets[DECISIONS];
    Cast cast = {DECISION, n, 0, 3};
    for (int64_t i = 0; i < n; i++) {
        Turn turn = story_turn(story, &cast, i);
        int64_t cover = i < CODES ? i : -1;
        const char *award = chance_cover(&turn.chance, WEIGHTS_AWARD, cover);
        const char *objective = chance_cover(&turn.chance, WEIGHTS_OBJECTIVE, cover);
        int top = i < CODES || chance_in(&turn.chance, 800) ? STAGE_TAKEN : STAGE_TAKEN - 1;
        int32_t day = turn.day;
        for (int stage = 2; stage <= top && day < story->end_day; stage++) {
            story_id(story, sheet, DECISION, (uint64_t)i);
            sheet_day(sheet, day);
            sheet_number(sheet, stage);
            sheet_text(sheet, award);
            sheet_text(sheet, objective);
            sheet_end(sheet);
            day += chance_between(&turn.chance, 20, 120);
        }
    }
}

static void
tell_interview(Story *story, Turn *turn)
{
    Sheet *sheet = story->sheets[DISPOSITIONS];
    Chance *chance = &turn->chance;
    bool covers = turn->cover >= 0;
    const char *mode = chance_cover(chance, WEIGHTS_MODE, turn->cover);
    const char *site = chance_cover(chance, WEIGHTS_SITE, turn->cover);
    const char *result = covers ? "I" : chance_pick(chance, WEIGHTS_RESULT);
    bool done = result[0] == 'I', minor = chance_in(chance, 620);
    bool consent = chance_in(chance, 985), assent = chance_in(chance, 975);
    bool distress = covers ? turn->cover < 6 : done && chance_in(chance, 70);
    bool referred = covers || chance_in(chance, 950);
    int wait = covers || chance_in(chance, 780 + 8 * turn->quarter) ? chance_between(chance, 0, 1) : chance_between(chance, 2, 9);
    story_id(story, sheet, SAMPLE, (uint64_t)turn->index);
    sheet_text(sheet, mode);
    sheet_text(sheet, site);
    sheet_text(sheet, result);
    sheet_day(sheet, turn->day);
    sheet_bool(sheet, minor);
    sheet_text(sheet, !done || !minor ? "" : consent ? "Y" : "N");
    sheet_text(sheet, !done || !minor ? "" : assent ? "Y" : "N");
    sheet_bool(sheet, distress);
    sheet_day(sheet, distress && referred ? story_until_end(story, turn->day + wait) : NO_DAY);
    sheet_end(sheet);
    tell_control(story, turn, site, done);
}

void
story_norc(Story *story)
{
    int64_t before = 0;
    for (int q = 0; q < story->n_quarters; q++) {
        if (q % 4 == 3 || q == story->n_quarters - 2 || story->n_quarters == 1)
            tell_round(story, q, q == story->n_quarters - 2 || story->n_quarters == 1);
    }
    before = story->sheets[ESTIMATES]->rows;
    /* A hundred cases have about 58 rows more, of the plan and of back-checks. */
    int64_t n = MAX(COVERING, (story->rows - before) * 100 / 158);
    Cast cast = {SAMPLE, n, story->late, 2};
    for (int64_t i = 0; i < n + story->late; i++) {
        Turn turn = story_turn(story, &cast, i);
        tell_interview(story, &turn);
    }
    tell_decisions(story, MIN(DECISIONS_MAX, MAX(8, story->rows / 400)));
}
