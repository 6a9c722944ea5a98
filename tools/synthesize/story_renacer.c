/* SPDX-License-Identifier: Apache-2.0 */
/* A child is identified, referred, served, and cared for by a plan that closes and is followed up a year later. */
#include "tools/synthesize/story.h"
#include "tools/synthesize/weights.h"

enum { CASES, SERVICES, REFERRALS, CAREPLANS, ATTENDEES, ROUTES };
enum { CHILD = 0x11, CASE, REFERRAL, STAFF, TRAINING, ROUTE };
enum { ROWS_OF_CHILD = 7, ROUTES_MAX = 90, TRAINING_SIZE = 18, BACK = 3 * TRAINING_SIZE, FOLLOWUP_DAYS = 366 };

static void
tell_case(Story *story, Turn *turn, int64_t number, int32_t day, const char *status)
{
    Sheet *sheet = story->sheets[CASES];
    int64_t cover = turn->cover;
    /* A second record repeats the child's own draws, so that both say the same of it. */
    Chance chance = chance_of(story->seed, CHILD + 0x100, (uint64_t)turn->index);
    story_id(story, sheet, CASE, (uint64_t)number);
    story_id(story, sheet, CHILD, (uint64_t)turn->index);
    sheet_day(sheet, day);
    story_code(sheet, &chance, chance_cover(&chance, WEIGHTS_SEX_CHILD, cover), "U");
    story_age(sheet, &chance, chance_cover(&chance, WEIGHTS_AGE_BAND, cover < 0 ? cover : cover / 4));
    sheet_text(sheet, chance_cover(&chance, WEIGHTS_TYPE, cover));
    story_dept(sheet, &chance, WEIGHTS_DEPT, cover);
    story_code(sheet, &chance, chance_cover(&chance, WEIGHTS_ETHNICITY, cover), "UNK");
    story_code(sheet, &chance, chance_cover(&chance, WEIGHTS_NATIONALITY, cover), "UNK");
    sheet_text(sheet, chance_cover(&chance, WEIGHTS_IDENTIFIED_BY, cover));
    sheet_text(sheet, status ? status : chance_cover(&chance, WEIGHTS_CASE_STATUS, cover));
    sheet_end(sheet);
}

static void
tell_service(Story *story, Turn *turn, int32_t day, const char *kind)
{
    Sheet *sheet = story->sheets[SERVICES];
    Chance *chance = &turn->chance;
    bool assessed = turn->cover >= 0 || chance_in(chance, 800);
    bool blank = !assessed && chance_in(chance, 300);
    int32_t stay = turn->cover >= 0 ? 200 : chance_between(chance, 5, 240);
    if (day >= story->end_day)
        return;
    story_id(story, sheet, CHILD, (uint64_t)turn->index);
    sheet_day(sheet, day);
    sheet_text(sheet, kind);
    sheet_text(sheet, blank ? "" : assessed ? "Y" : "N");
    sheet_day(sheet, kind[0] == 'S' ? story_until_end(story, day + stay) : NO_DAY);
    sheet_end(sheet);
}

/* The first service comes sooner from year to year; most children then get several kinds. */
static void
tell_services(Story *story, Turn *turn)
{
    Chance *chance = &turn->chance;
    if (turn->cover >= 0) {
        tell_service(story, turn, turn->day + 1, "SHELTER");
        for (int i = 0; i < 3; i++)
            tell_service(story, turn, turn->day + 10 + 9 * i, chance_cover(chance, WEIGHTS_SERVICE, turn->cover + i));
        return;
    }
    if (!chance_in(chance, 940))
        return;
    bool soon = chance_in(chance, 560 + 18 * turn->quarter);
    int32_t day = turn->day + (soon ? chance_between(chance, 0, 5) : chance_between(chance, 6, 45));
    int n = chance_between(chance, 1, 7);
    for (int i = 0; i < n; i++) {
        tell_service(story, turn, day, chance_pick(chance, WEIGHTS_SERVICE));
        day += chance_between(chance, 1, i < 3 ? 20 : 70);
    }
}

static void
tell_referrals(Story *story, Turn *turn, int64_t *number)
{
    Sheet *sheet = story->sheets[REFERRALS];
    Chance *chance = &turn->chance;
    int n = turn->cover >= 0 ? 1 : chance_between(chance, 0, 3);
    int32_t day = turn->day;
    for (int i = 0; i < n; i++) {
        day += chance_between(chance, 0, 12);
        bool served = turn->cover >= 0 || chance_in(chance, 830);
        int wait = turn->cover >= 0 || chance_in(chance, 640 + 12 * turn->quarter) ? chance_between(chance, 0, 10)
                                                                                  : chance_between(chance, 11, 50);
        const char *to = chance_cover(chance, WEIGHTS_REFERRAL_TO, turn->cover);
        if (day >= story->end_day)
            return;
        story_id(story, sheet, REFERRAL, (uint64_t)(*number)++);
        story_id(story, sheet, CHILD, (uint64_t)turn->index);
        sheet_day(sheet, day);
        sheet_text(sheet, to);
        sheet_day(sheet, served ? story_until_end(story, day + wait) : NO_DAY);
        sheet_end(sheet);
    }
}

static void
tell_careplan(Story *story, Turn *turn)
{
    Sheet *sheet = story->sheets[CAREPLANS];
    Chance *chance = &turn->chance;
    bool covers = turn->cover >= 0;
    int32_t plan = turn->day + chance_between(chance, 5, 40);
    int32_t close = plan + (covers ? 140 : chance_between(chance, 90, 420));
    int32_t followup = close + FOLLOWUP_DAYS + chance_between(chance, 0, covers ? 5 : 60);
    bool closes = covers || chance_in(chance, 800), assessed = covers || chance_in(chance, 930);
    bool met = covers || chance_in(chance, 610 + 9 * turn->quarter), followed = covers || chance_in(chance, 850);
    const char *again = covers && turn->cover < 5 ? "Y" : covers ? "N" : chance_pick(chance, WEIGHTS_RETRAFFICKED);
    if (!(covers || chance_in(chance, 820)) || plan >= story->end_day)
        return;
    closes = closes && close < story->end_day;
    followed = followed && closes && followup < story->end_day;
    story_id(story, sheet, CHILD, (uint64_t)turn->index);
    sheet_day(sheet, plan);
    sheet_day(sheet, closes ? close : NO_DAY);
    sheet_text(sheet, !closes || !assessed ? "" : met ? "Y" : "N");
    sheet_day(sheet, followed ? followup : NO_DAY);
    sheet_text(sheet, followed ? again : "");
    sheet_end(sheet);
}

static void
tell_children(Story *story, int64_t n)
{
    Cast cast = {CHILD, n, story->late, 7};
    int64_t referrals = 0, cases = 0;
    for (int64_t i = 0; i < n + story->late; i++) {
        Turn turn = story_turn(story, &cast, i);
        bool again = chance_in(&turn.chance, 40);
        int32_t second = turn.day + chance_between(&turn.chance, 20, 300);
        tell_case(story, &turn, cases++, turn.day, NULL);
        if (again && i < n && second < story->end_day)
            tell_case(story, &turn, cases++, second, "CONFIRMED");
        tell_services(story, &turn);
        tell_referrals(story, &turn, &referrals);
        tell_careplan(story, &turn);
    }
}

/* A fifth of the attendances are of staff who sat in the course before the last two; what a person is does not change. */
static void
tell_training(Story *story, int64_t n)
{
    Sheet *sheet = story->sheets[ATTENDEES];
    Cast cast = {TRAINING, INT64_MAX, 0, 1};
    for (int64_t i = 0; i < n; i++) {
        Turn event = story_turn(story, &cast, i / TRAINING_SIZE);
        Chance chance = chance_of(story->seed, STAFF, (uint64_t)i);
        int64_t person = i > BACK && chance_in(&chance, 200) ? i - BACK : i, cover = person < COVERING ? person : -1;
        Chance who = chance_of(story->seed, STAFF + 0x100, (uint64_t)person);
        bool completed = i < COVERING || chance_in(&chance, 900), tested = i < COVERING || chance_in(&chance, 940);
        int score = chance_between(&chance, 52, 99) + event.quarter;
        story_id(story, sheet, TRAINING, (uint64_t)(i / TRAINING_SIZE));
        story_id(story, sheet, STAFF, (uint64_t)person);
        sheet_day(sheet, event.day);
        story_code(sheet, &who, chance_cover(&who, WEIGHTS_SEX_ADULT, cover), "U");
        sheet_text(sheet, chance_cover(&who, WEIGHTS_CARE_INSTITUTION, cover));
        sheet_bool(sheet, completed);
        if (completed && tested)
            sheet_number(sheet, i < COVERING ? 90 : MIN(100, score));
        else
            sheet_text(sheet, "");
        sheet_end(sheet);
    }
}

static void
tell_routes(Story *story, int64_t n)
{
    Sheet *sheet = story->sheets[ROUTES];
    Cast cast = {ROUTE, n, 0, 5};
    for (int64_t i = 0; i < n; i++) {
        Turn turn = story_turn(story, &cast, i);
        const char *dept = chance_cover(&turn.chance, WEIGHTS_DEPT, turn.cover);
        int top = turn.cover >= 0 ? 3 : chance_between(&turn.chance, 1, 4);
        int32_t day = turn.day;
        for (int stage = 0; stage <= top && day < story->end_day; stage++) {
            story_id(story, sheet, ROUTE, (uint64_t)i);
            sheet_day(sheet, day);
            sheet_number(sheet, stage);
            sheet_text(sheet, dept);
            sheet_end(sheet);
            day += chance_between(&turn.chance, 40, 140);
        }
    }
}

void
story_renacer(Story *story)
{
    int64_t trained = story->rows * 12 / 100, routes = MIN(ROUTES_MAX, MAX(COVERING, story->rows / 100));
    tell_children(story, MAX(1, (story->rows - trained - 3 * routes) / ROWS_OF_CHILD));
    tell_training(story, trained);
    tell_routes(story, routes);
}
