/* SPDX-License-Identifier: Apache-2.0 */
#include "prevalence.h"
#include "sample.h"

HITO_PLUGIN(sizeof(sample), compute_prevalence)
