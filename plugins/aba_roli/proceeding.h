/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ABA_ROLI_PROCEEDING_H
#define ABA_ROLI_PROCEEDING_H

#include "aba_roli.h"

/* What is kept of a proceeding until the end: the first of its complaints, charges and judgments. */
typedef struct proceeding {
    hito_mark complaint, charge, judgment;
    enum type type; /* of the complaint */
    uint8_t unused[4];
} proceeding;

/** Keep what the row says of its proceeding. */
void keep_proceeding(hito_study *study, const justice_row *row);

/** ABA-07, and each proceeding whose first judgment is dated before its first charge. */
void count_proceedings(hito_study *study);

#endif
