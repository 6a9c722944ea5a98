/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_PUBLICATION_MEMORY_H
#define CORE_MODEL_PUBLICATION_MEMORY_H

#include <glib.h>
#include <stdint.h>

#include "core/base/finding.h"
#include "core/base/language.h"

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

/** Free one; made to be the free function of a GPtrArray. */
void publication_rule_free(void *rule);
void target_change_free(void *change);
void deadline_free(void *deadline);
void send_back_free(void *sent);
void publication_commitment_free(void *commitment);

#endif
