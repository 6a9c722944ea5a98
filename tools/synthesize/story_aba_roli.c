/* SPDX-License-Identifier: Apache-2.0 */
/* A complaint becomes an investigation, a charge, a trial, a judgment, a sentence; each step loses some. */
#include "tools/synthesize/story.h"
#include "tools/synthesize/weights.h"

enum { JUSTICE, ATTENDEES, ADOPTIONS };
enum { PROCEEDING = 0x21, DEFENDANT, OFFICIAL, TRAINING, NORM };
enum { NORMS_MAX = 48, TRAINING_SIZE = 22, BACK = 3 * TRAINING_SIZE, DEFENDANTS_MAX = 3 };

/* What every row of a proceeding repeats. */
typedef struct Proceeding {
    uint64_t number, defendant;
    const char *type, *frame, *dept, *sex;
    bool official;
    Chance *chance;
    bool covers;
} Proceeding;

typedef struct Step {
    const char *event;
    int months;         /* of prison, -1 for none */
    int suspended;      /* 0, 1, or -1 for none */
    int victims;        /* -1 for none */
    int child_friendly; /* 0, 1 or -1 */
} Step;

static const Step PLAIN = {NULL, -1, -1, -1, -1};

static void
tell_flag(Sheet *sheet, int flag)
{
    sheet_text(sheet, flag < 0 ? "" : flag ? "Y" : "N");
}

static void
tell_step(Story *story, const Proceeding *p, int32_t day, Step step)
{
    Sheet *sheet = story->sheets[JUSTICE];
    if (day >= story->end_day)
        return;
    story_id(story, sheet, PROCEEDING, p->number);
    story_id(story, sheet, DEFENDANT, p->defendant);
    sheet_text(sheet, step.event);
    sheet_day(sheet, day);
    story_code(sheet, p->chance, p->frame, "UNK");
    sheet_text(sheet, p->type);
    story_code(sheet, p->chance, p->dept, "UU");
    sheet_bool(sheet, p->official);
    story_code(sheet, p->chance, p->sex, "U");
    if (step.months >= 0)
        sheet_number(sheet, step.months);
    else
        sheet_text(sheet, "");
    tell_flag(sheet, step.suspended);
    if (step.victims >= 0)
        sheet_number(sheet, step.victims);
    else
        sheet_text(sheet, "");
    tell_flag(sheet, step.child_friendly);
    sheet_end(sheet);
}

static Step
plain(const char *event)
{
    Step step = PLAIN;
    step.event = event;
    return step;
}

static void
tell_sentence(Story *story, const Proceeding *p, int32_t day)
{
    int low, high;
    weights_sentence(p->frame, &low, &high);
    Step sentence = plain("SENTENCED");
    sentence.months = chance_between(p->chance, low, high);
    sentence.suspended = !p->covers && chance_in(p->chance, 110);
    day += p->covers ? 10 : chance_between(p->chance, 0, 30);
    tell_step(story, p, day, sentence);
    if (chance_in(p->chance, 380))
        tell_step(story, p, day + chance_between(p->chance, 90, 360), plain("APPEAL_FINAL"));
}

static void
tell_trial(Story *story, const Proceeding *p, int32_t day)
{
    Chance *chance = p->chance;
    Step trial = plain("TRIAL");
    trial.child_friendly = chance_in(chance, 720);
    tell_step(story, p, day, trial);
    day += p->covers ? 30 : chance_between(chance, 5, 150);
    bool convicted = p->covers || chance_in(chance, 740);
    tell_step(story, p, day, plain(convicted ? "CONVICTED" : "ACQUITTED"));
    if (convicted)
        tell_sentence(story, p, day);
}

static void
tell_defendant(Story *story, const Proceeding *p, int32_t day)
{
    Chance *chance = p->chance;
    if (!p->covers && !chance_in(chance, 620))
        return;
    day += p->covers ? 40 : chance_between(chance, 20, 260);
    tell_step(story, p, day, plain("CHARGE"));
    if (!p->covers && !chance_in(chance, 840)) {
        tell_step(story, p, day + chance_between(chance, 30, 200), plain("DISMISSED"));
        return;
    }
    day += p->covers ? 60 : chance_between(chance, 20, 120);
    tell_step(story, p, day, plain("INDICTMENT"));
    if (p->covers || chance_in(chance, 780))
        tell_trial(story, p, day + (p->covers ? 60 : chance_between(chance, 40, 240)));
}

static void
tell_proceeding(Story *story, Turn *turn)
{
    Chance *chance = &turn->chance;
    Proceeding p = {.number = (uint64_t)turn->index, .chance = chance, .covers = turn->cover >= 0};
    p.type = chance_cover(chance, WEIGHTS_TYPE, turn->cover);
    p.frame = p.covers ? chance_cover(chance, WEIGHTS_LEGAL_FRAME, turn->cover)
                       : chance_pick(chance, weights_legal_frame(p.type));
    p.dept = chance_cover(chance, p.type[1] == '4' ? WEIGHTS_DEPT_RISK : WEIGHTS_DEPT, turn->cover);
    int n = p.covers ? 1 : chance_in(chance, 230) ? chance_between(chance, 2, DEFENDANTS_MAX) : 1;
    Step complaint = plain("COMPLAINT"), investigation = plain("INVESTIGATION");
    complaint.victims = investigation.victims = chance_in(chance, 700) ? 1 : chance_between(chance, 2, 5);
    investigation.child_friendly = chance_in(chance, 560 + 15 * turn->quarter);
    bool opened = p.covers || chance_in(chance, 900);
    int32_t day = turn->day + (p.covers ? 10 : chance_between(chance, 0, 60));
    for (int i = 0; i < n; i++) {
        /* Now and then the same person is charged in two proceedings. */
        bool known = turn->index > 2 * COVERING && chance_in(chance, 30);
        p.defendant = (uint64_t)((known ? turn->index - 7 : turn->index) * DEFENDANTS_MAX + i);
        p.sex = chance_cover(chance, WEIGHTS_SEX_DEFENDANT, turn->cover);
        p.official = p.covers ? turn->cover % 2 == 0 : chance_in(chance, 35);
        if (i == 0)
            tell_step(story, &p, turn->day, complaint);
        if (i == 0 && opened)
            tell_step(story, &p, day, investigation);
        if (opened)
            tell_defendant(story, &p, day);
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
        const char *dept = chance_pick(&turn.chance, WEIGHTS_DEPT);
        Chance chance = chance_of(story->seed, OFFICIAL, (uint64_t)i);
        /* A quarter of the attendances are of officials who came before; what a person is does not change. */
        int64_t person = i > BACK && chance_in(&chance, 240) ? i - BACK : i, cover = person < COVERING ? person : -1;
        Chance who = chance_of(story->seed, OFFICIAL + 0x100, (uint64_t)person);
        bool completed = i < COVERING || chance_in(&chance, 880), tested = i < COVERING || chance_in(&chance, 860);
        int before = chance_between(&chance, 30, 78);
        int after = before + (i < COVERING ? 20 : chance_between(&chance, -4, 34));
        story_id(story, sheet, TRAINING, (uint64_t)event);
        story_id(story, sheet, OFFICIAL, (uint64_t)person);
        sheet_day(sheet, turn.day);
        story_code(sheet, &who, chance_cover(&who, WEIGHTS_SEX_ADULT, cover), "U");
        sheet_text(sheet, chance_cover(&who, WEIGHTS_JUSTICE_ROLE, cover));
        sheet_text(sheet, chance_cover(&who, WEIGHTS_JUSTICE_INSTITUTION, cover));
        story_code(sheet, &who, dept, "UU");
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

static void
tell_norms(Story *story, int64_t n)
{
    Sheet *sheet = story->sheets[ADOPTIONS];
    Cast cast = {NORM, n, 0, 6};
    for (int64_t i = 0; i < n; i++) {
        Turn turn = story_turn(story, &cast, i);
        bool covers = i < 4;
        const char *kind = chance_cover(&turn.chance, WEIGHTS_KIND, covers ? i : -1);
        int top = covers ? 4 : chance_between(&turn.chance, 1, 4);
        int32_t day = turn.day;
        for (int stage = 1; stage <= top && day < story->end_day; stage++) {
            story_id(story, sheet, NORM, (uint64_t)i);
            sheet_day(sheet, day);
            sheet_number(sheet, stage);
            sheet_text(sheet, kind);
            sheet_end(sheet);
            day += chance_between(&turn.chance, 30, 160);
        }
    }
}

void
story_aba_roli(Story *story)
{
    int64_t trained = story->rows * 38 / 100, norms = MIN(NORMS_MAX, MAX(8, story->rows / 100));
    int64_t proceedings = MAX(1, (story->rows - trained - 3 * norms) * 10 / 43);
    Cast cast = {PROCEEDING, proceedings, story->late, 6};
    for (int64_t i = 0; i < proceedings + story->late; i++) {
        Turn turn = story_turn(story, &cast, i);
        tell_proceeding(story, &turn);
    }
    tell_training(story, trained);
    tell_norms(story, norms);
}
