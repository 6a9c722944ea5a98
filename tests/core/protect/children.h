/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_CORE_PROTECT_CHILDREN_H
#define TESTS_CORE_PROTECT_CHILDREN_H

#include "core/model/actual.h"
#include "core/model/released.h"
#include "core/model/submission.h"

enum { CHILDREN_MAX = 1000 };

/** Made-up children: in which quarters each was seen, and what it is counted by. */
typedef struct Child {
    uint32_t quarters; /* bit 0 is FY2025Q1 */
    uint8_t sex, age;  /* codes */
    bool served;
} Child;

typedef struct Children {
    Child all[CHILDREN_MAX];
    size_t n;
} Children;

uint32_t children_draw(uint32_t *state, uint32_t below);

/** Some children over the quarters of a period, in classes that are often small. */
void children_make(Children *children, uint32_t *state, size_t n_quarters);

/** What a plug-in would hand over of them: A-01 first times, A-03 distinct, A-04 served of seen. Owner: caller. */
Submission *children_submission(const Children *children, const char *period);

/** Every printed number as if this report were sealed. */
void children_release(const ActualTable *printable, ReleasedSet *released);

#endif
