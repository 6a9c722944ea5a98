/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_PUBLICATION_MEMORY_H
#define CORE_MODEL_PUBLICATION_MEMORY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/finding.h"
#include "core/base/language.h"
#include "core/model/register.h"

/* What a publication says of the programme's memory: rules held, targets moved, reports late, promises kept. */

/** A validation rule with how often it was broken; 0 is a pass. */
typedef struct PublicationRule {
    char *id; /* V01 */
    FindingLevel level;
    int64_t count;
    Bilingual text;
} PublicationRule;

/** A target that is not what it was when numbers were last released. */
typedef struct TargetChange {
    char *indicator, *window;
    char *old_text, *new_text; /* canonical decimals, "" for none or a waiver */
    char *approved_on, *approved_by;
} TargetChange;

/** A partner's submission of the reporting period against its due date. Units: days_late 0 or less is in time. */
typedef struct Deadline {
    char *partner, *due, *received; /* ISO days; received "" when nothing came */
    int64_t days_late;              /* of what came, or by the day of the report */
} Deadline;

/** A submission that the office sent back, with the reason for good. */
typedef struct SendBack {
    char *partner, *person, *reason;
} SendBack;

/** A milestone of the programme, a government's contribution, or how something lasts. */
typedef struct PublicationCommitment {
    char *id, *kind; /* milestone, contribution, sustainability */
    Bilingual party, name;
    char *unit, *planned, *provided; /* canonical decimals, "" for stages */
    int64_t stage;                   /* 0 to 4 */
    char *due, *as_of;               /* ISO days; as_of: the day on which it was done or counted, "" when not done */
} PublicationCommitment;

/** A step of a funnel; steps of one id follow each other. The step counts by the indicator's numerator when it is a ratio. */
typedef struct PublicationStep {
    char *funnel, *indicator;
    Bilingual name, step; /* of the funnel, of the step */
} PublicationStep;

/** The latest assessment of the data behind an indicator, by the five standards of ADS 201. */
typedef struct PublicationQuality {
    char *indicator, *assessed_on, *assessor; /* ISO day */
    int rating[QUALITY_STANDARDS];            /* 0 not met, 1 partly, 2 met */
    bool current;                             /* not older than the programme allows */
} PublicationQuality;

/** Why a cell has no number, in the words of the plug-in that looked for it. */
typedef struct PublicationNote {
    char *indicator, *window, *table, *cell;
    Bilingual text;
} PublicationNote;

/** Who signed: a partner its submission, a person the printed numbers. */
typedef struct PublicationSignature {
    char *role; /* submission, compiled, approved */
    char *who;  /* id of the partner, name of the person */
    char *day;  /* ISO */
    char *key;  /* name of the key, 16 hexadecimal digits */
} PublicationSignature;

/** A release of a period that a person took back. */
typedef struct Withdrawal {
    char *period, *person, *reason;
} Withdrawal;

/** Free one; made to be the free function of a GPtrArray. */
void publication_rule_free(void *rule);
void target_change_free(void *change);
void deadline_free(void *deadline);
void send_back_free(void *sent);
void publication_commitment_free(void *commitment);
void publication_step_free(void *step);
void publication_quality_free(void *quality);
void publication_note_free(void *note);
void publication_signature_free(void *signature);
void withdrawal_free(void *withdrawal);

#endif
