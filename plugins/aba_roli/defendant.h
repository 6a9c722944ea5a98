/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ABA_ROLI_DEFENDANT_H
#define ABA_ROLI_DEFENDANT_H

#include "aba_roli.h"

/* What is kept of a defendant to find judgments that no charge came before. */
typedef struct defendant {
    int64_t judgment_row;
    int32_t judgment_day, charge_day; /* the earliest of each */
    uint8_t is_judged, is_charged, unused[6];
} defendant;

/** Report each defendant whose first judgment is dated before the first charge. */
void check_defendants(hito_study *study);

#endif
