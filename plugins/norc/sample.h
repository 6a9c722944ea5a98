/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NORC_SAMPLE_H
#define NORC_SAMPLE_H

#include "norc.h"

/* What is kept of a sampled case for the plan: its first complete interview. */
typedef struct sample {
    hito_mark complete;
} sample;

#endif
