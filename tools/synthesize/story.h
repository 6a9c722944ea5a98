/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOLS_SYNTHESIZE_STORY_H
#define TOOLS_SYNTHESIZE_STORY_H

#include "core/model/calendar.h"
#include "tools/synthesize/chance.h"
#include "tools/synthesize/sheet.h"

enum { STORY_SHEETS_MAX = 16, COVERING = 35 };

/** What one partner's files are told from: each subject is a coherent run of events. The first subjects reach every code
 *  of every list (COVERING is the longest list); the late ones come after all others and are dated in one earlier quarter. */
typedef struct Story {
    uint64_t seed;
    Quarter first;
    int n_quarters;
    int32_t end_day; /* not in the span */
    int64_t rows;    /* wanted of this partner */
    int64_t late;    /* subjects added */
    Sheet *sheets[STORY_SHEETS_MAX];
} Story;

/** Subjects of one kind: how many there are and which draws are theirs. */
typedef struct Cast {
    uint64_t stream;
    int64_t n;    /* without the late ones */
    int64_t late;
    int lead;     /* quarters that the whole story of a covering subject takes */
} Cast;

/** The turn of one subject: its draws, whether it covers, its first day. */
typedef struct Turn {
    Chance chance;
    int64_t index;
    int64_t cover; /* the index of a covering subject, else -1 */
    int quarter;   /* of the span, from 0 */
    int32_t day;
} Turn;

/** The turn of subject @p index of a cast. Quarters grow along the span. */
Turn story_turn(const Story *story, const Cast *cast, int64_t index);

/** @p day when it is in the span, else NO_DAY. */
int32_t story_until_end(const Story *story, int32_t day);

/** An identifier of a stream into the next field of a sheet. */
void story_id(const Story *story, Sheet *sheet, uint64_t stream, uint64_t subject);

/** A code into the next field; one that means "unknown" is left empty half of the time. */
void story_code(Sheet *sheet, Chance *chance, const char *code, const char *unknown);

/** A department, unknown as "UU" or empty. */
void story_dept(Sheet *sheet, Chance *chance, const Weight *weights, int64_t cover);

/** Completed years of an age band ("0-5"), empty for "U". */
void story_age(Sheet *sheet, Chance *chance, const char *band);

/** Fill the sheets of a partner. */
void story_norc(Story *story);
void story_renacer(Story *story);
void story_aba_roli(Story *story);
void story_padf(Story *story);

#endif
