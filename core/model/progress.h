/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_PROGRESS_H
#define CORE_MODEL_PROGRESS_H

#include <glib.h>
#include <stdbool.h>

#include "core/model/actual.h"
#include "core/model/plan.h"
#include "core/model/publication.h"

/** How one indicator stands in one window against what the plan wanted. */
typedef struct Progress {
    const ActualIndicator *indicator;
    const Window *window;
    const Target *target;     /* NULL when there is none or it is waived */
    const Baseline *baseline; /* NULL when there is none */
    Standing standing;
    bool deviates, explained;
    bool has_percent;
    Decimal percent; /* of the target; for "less is better" of the way from the baseline to the target */
} Progress;

#endif
