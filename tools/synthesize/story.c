/* SPDX-License-Identifier: Apache-2.0 */
#include "tools/synthesize/story.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_WEIGHT = 40, GROWTH = 4, LATE_QUARTERS = 3 };

static int
draw_quarter(const Story *story, Chance *chance)
{
    int n = story->n_quarters;
    int total = n * FIRST_WEIGHT + GROWTH * n * (n - 1) / 2;
    int drawn = chance_between(chance, 0, total - 1);
    int quarter = 0;
    for (int weight = FIRST_WEIGHT; drawn >= weight; weight += GROWTH, quarter++)
        drawn -= weight;
    return quarter;
}

Turn
story_turn(const Story *story, const Cast *cast, int64_t index)
{
    Turn turn = {chance_of(story->seed, cast->stream, (uint64_t)index), index, index < COVERING ? index : -1, 0, 0};
    turn.quarter = draw_quarter(story, &turn.chance);
    if (index >= cast->n)
        turn.quarter = MAX(0, story->n_quarters - LATE_QUARTERS);
    else if (turn.cover >= 0)
        turn.quarter = (int)(turn.cover % MAX(1, story->n_quarters - cast->lead));
    Period period = calendar_quarter_period(story->first + turn.quarter);
    turn.day = period.from_day + chance_between(&turn.chance, 0, period.to_day - period.from_day - 1);
    return turn;
}

int32_t
story_until_end(const Story *story, int32_t day)
{
    return day < story->end_day ? day : NO_DAY;
}

void
story_id(const Story *story, Sheet *sheet, uint64_t stream, uint64_t subject)
{
    char id[16];
    chance_id(story->seed, stream, subject, id);
    sheet_text(sheet, id);
}

void
story_code(Sheet *sheet, Chance *chance, const char *code, const char *unknown)
{
    bool blank = chance_in(chance, 500);
    sheet_text(sheet, blank && strcmp(code, unknown) == 0 ? "" : code);
}

void
story_dept(Sheet *sheet, Chance *chance, const Weight *weights, int64_t cover)
{
    story_code(sheet, chance, chance_cover(chance, weights, cover), "UU");
}

void
story_age(Sheet *sheet, Chance *chance, const char *band)
{
    int low = atoi(band);
    const char *dash = strchr(band, '-');
    if (dash)
        sheet_number(sheet, chance_between(chance, low, atoi(dash + 1)));
    else
        sheet_text(sheet, "");
}
