/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_PROFILE_H
#define ESTIMATE_PROFILE_H

#include "estimate/status.h"

/** Maximum and likelihood-ratio limits of the multinomial profile likelihood of a population size, from the deviance
 *  of the model with the unseen cell set to dark people (dark > 0; NaN where it cannot be fitted).
 *  Shapes: deviance takes (context, dark). Units: people. Errors: NOT_CONVERGED when the deviance is NaN on the way; the
 *  lower limit is never below observed, an upper limit beyond 3 total is NOT_REACHED.
 *  Source: Cormack 1992; Rivest and Baillargeon 2014. */
EstimateStatus profile_total(double (*deviance)(void *context, double dark), void *context, double observed, double total,
                             double level, Interval *out);

#endif
