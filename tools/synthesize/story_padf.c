/* SPDX-License-Identifier: Apache-2.0 */
/* Events raise awareness, people are trained, children at risk are enrolled and kept in school, alerts are answered. */
#include "tools/synthesize/story.h"
#include "tools/synthesize/weights.h"

enum { OUTREACH, ATTENDEES, PREVENTION, ALERTS, MILESTONES, CONTEXT };
enum { EVENT = 0x31, TRAINING, PERSON, CHILD, ALERT, TOWN, FIGURE };
enum { TOWNS_MAX = 70, TRAINING_SIZE = 20, BACK = 3 * TRAINING_SIZE, SCHOOL_MONTHS = 6 };

static void
tell_outreach(Story *story, int64_t n)
{
    Sheet *sheet = story->sheets[OUTREACH];
    Cast cast = {EVENT, n, 0, 1};
    for (int64_t i = 0; i < n; i++) {
        Turn turn = story_turn(story, &cast, i);
        const char *channel = chance_cover(&turn.chance, WEIGHTS_CHANNEL, turn.cover);
        story_id(story, sheet, EVENT, (uint64_t)i);
        sheet_day(sheet, turn.day);
        sheet_text(sheet, channel);
        story_dept(sheet, &turn.chance, WEIGHTS_DEPT_RISK, turn.cover);
        sheet_number(sheet, chance_between(&turn.chance, 8, channel[0] == 'F' ? 260 : 70));
        sheet_end(sheet);
    }
}

static void
tell_training(Story *story, int64_t n)
{
    Sheet *sheet = story->sheets[ATTENDEES];
    Cast cast = {TRAINING, INT64_MAX, 0, 1};
    for (int64_t i = 0; i < n; i++) {
        int64_t event = i / TRAINING_SIZE;
        Turn turn = story_turn(story, &cast, event);
        const char *dept = chance_pick(&turn.chance, WEIGHTS_DEPT_RISK);
        Chance chance = chance_of(story->seed, PERSON, (uint64_t)i);
        /* Some people came before; what a person is does not change. */
        int64_t person = i > BACK && chance_in(&chance, 180) ? i - BACK : i, cover = person < COVERING ? person : -1;
        Chance who = chance_of(story->seed, PERSON + 0x100, (uint64_t)person);
        bool completed = i < COVERING || chance_in(&chance, 870), tested = chance_in(&chance, 800);
        int before = chance_between(&chance, 25, 75), after = before + chance_between(&chance, -3, 40);
        story_id(story, sheet, TRAINING, (uint64_t)event);
        story_id(story, sheet, PERSON, (uint64_t)person);
        sheet_day(sheet, turn.day);
        story_code(sheet, &who, chance_cover(&who, WEIGHTS_SEX_ADULT, cover), "U");
        sheet_text(sheet, chance_cover(&who, WEIGHTS_PREVENTION_ROLE, cover));
        story_code(sheet, &who, dept, "UU");
        story_code(sheet, &who, chance_pick(&who, WEIGHTS_ETHNICITY_RISK), "UNK");
        sheet_bool(sheet, completed);
        if (tested)
            sheet_number(sheet, before);
        else
            sheet_text(sheet, "");
        if (tested && completed)
            sheet_number(sheet, MIN(100, after));
        else
            sheet_text(sheet, "");
        sheet_end(sheet);
    }
}

static int32_t
months_later(int32_t day, int months)
{
    int y, m, d;
    period_civil(day, &y, &m, &d);
    m += months;
    y += (m - 1) / 12;
    m = (m - 1) % 12 + 1;
    int32_t first_of_next = period_day(m == 12 ? y + 1 : y, m == 12 ? 1 : m + 1, 1);
    return MIN(period_day(y, m, 1) + d - 1, first_of_next - 1);
}

/* One enrolment; what does not change of a child comes from draws of its own. Returns the day of the exit. */
static int32_t
tell_enrolment(Story *story, Turn *turn, int32_t day)
{
    Sheet *sheet = story->sheets[PREVENTION];
    Chance *chance = &turn->chance;
    Chance child = chance_of(story->seed, CHILD + 0x100, (uint64_t)turn->index);
    bool covers = turn->cover >= 0;
    bool leaves = chance_in(chance, 700), in_school = covers || chance_in(chance, 910);
    int32_t exit = leaves ? story_until_end(story, day + chance_between(chance, 60, 520)) : NO_DAY;
    const char *reason = chance_cover(chance, WEIGHTS_EXIT_REASON, turn->cover);
    bool known = covers || chance_in(chance, 930), stays = covers || chance_in(chance, 820 + 6 * turn->quarter);
    int32_t urgent = chance_in(chance, 60) ? story_until_end(story, day + chance_between(chance, 3, 90)) : NO_DAY;
    bool due = months_later(day, SCHOOL_MONTHS) < story->end_day;
    story_id(story, sheet, CHILD, (uint64_t)turn->index);
    sheet_day(sheet, day);
    sheet_day(sheet, exit);
    sheet_text(sheet, exit == NO_DAY ? "" : reason);
    sheet_bool(sheet, in_school);
    sheet_text(sheet, !due || !known ? "" : stays ? "Y" : "N");
    sheet_day(sheet, urgent);
    story_code(sheet, &child, chance_cover(&child, WEIGHTS_SEX_RECRUITED, turn->cover), "U");
    story_age(sheet, &child, chance_cover(&child, WEIGHTS_AGE_BAND, covers ? turn->cover / 4 : -1));
    story_dept(sheet, &child, WEIGHTS_DEPT_RISK, turn->cover);
    story_code(sheet, &child, chance_cover(&child, WEIGHTS_ETHNICITY_RISK, turn->cover), "UNK");
    sheet_end(sheet);
    return exit;
}

static void
tell_children(Story *story, int64_t n)
{
    Cast cast = {CHILD, n, story->late, 4};
    for (int64_t i = 0; i < n + story->late; i++) {
        Turn turn = story_turn(story, &cast, i);
        int32_t exit = tell_enrolment(story, &turn, turn.day);
        int32_t back = exit == NO_DAY ? NO_DAY : story_until_end(story, exit + chance_between(&turn.chance, 30, 200));
        if (back != NO_DAY && chance_in(&turn.chance, 70))
            tell_enrolment(story, &turn, back);
    }
}

static void
tell_alerts(Story *story, int64_t n)
{
    Sheet *sheet = story->sheets[ALERTS];
    Cast cast = {ALERT, n, 0, 2};
    for (int64_t i = 0; i < n; i++) {
        Turn turn = story_turn(story, &cast, i);
        Chance *chance = &turn.chance;
        bool covers = turn.cover >= 0, answered = covers || chance_in(chance, 860);
        bool in_time = covers || chance_in(chance, 600 + 14 * turn.quarter);
        int32_t wait = in_time ? chance_between(chance, 1, 30) : chance_between(chance, 31, 100);
        int32_t response = answered ? story_until_end(story, turn.day + wait) : NO_DAY;
        story_id(story, sheet, ALERT, (uint64_t)i);
        sheet_day(sheet, turn.day);
        story_dept(sheet, chance, WEIGHTS_DEPT_RISK, turn.cover);
        sheet_text(sheet, chance_cover(chance, WEIGHTS_ALERT_SOURCE, turn.cover));
        sheet_day(sheet, response);
        sheet_bool(sheet, response != NO_DAY && chance_in(chance, 800));
        sheet_end(sheet);
    }
}

static void
tell_towns(Story *story, int64_t n)
{
    Sheet *sheet = story->sheets[MILESTONES];
    Cast cast = {TOWN, n, 0, 5};
    for (int64_t i = 0; i < n; i++) {
        Turn turn = story_turn(story, &cast, i);
        const char *dept = chance_cover(&turn.chance, WEIGHTS_DEPT_RISK, turn.cover);
        int top = turn.cover >= 0 ? 3 : chance_between(&turn.chance, 1, 4);
        int32_t day = turn.day;
        for (int stage = 0; stage <= top && day < story->end_day; stage++) {
            story_id(story, sheet, TOWN, (uint64_t)i);
            sheet_day(sheet, day);
            sheet_number(sheet, stage);
            sheet_text(sheet, dept);
            sheet_end(sheet);
            day += chance_between(&turn.chance, 40, 130);
        }
    }
}

static void
tell_context(Story *story)
{
    static const char *const SOURCES[] = {"DEFENSORIA", "ICBF"};
    Sheet *sheet = story->sheets[CONTEXT];
    for (int q = 0; q < story->n_quarters; q++) {
        Period period = calendar_quarter_period(story->first + q);
        Chance chance = chance_of(story->seed, FIGURE, (uint64_t)q);
        for (size_t s = 0; s < G_N_ELEMENTS(SOURCES); s++) {
            sheet_day(sheet, period.from_day);
            sheet_day(sheet, period.to_day - 1);
            sheet_text(sheet, SOURCES[s]);
            sheet_number(sheet, chance_between(&chance, 24, 58) + q);
            sheet_end(sheet);
        }
    }
}

void
story_padf(Story *story)
{
    int64_t rows = story->rows, towns = MIN(TOWNS_MAX, MAX(COVERING, rows / 100));
    tell_outreach(story, rows * 15 / 100);
    tell_training(story, rows * 34 / 100);
    tell_children(story, MAX(1, rows * 39 / 100));
    tell_alerts(story, rows * 8 / 100);
    tell_towns(story, towns);
    tell_context(story);
}
