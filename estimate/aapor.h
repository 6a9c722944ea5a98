/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_AAPOR_H
#define ESTIMATE_AAPOR_H

#include "estimate/status.h"

/** Final dispositions of a sample's cases. Units: cases, or sums of weights. */
typedef struct Dispositions {
    double complete, partial, refusal, non_contact, other, unknown_household, unknown_other;
} Dispositions;

/** Outcome rates; index 0 is rate 1. A rate over nothing is NaN; rates that need e are NaN unless e was given.
 *  Units: shares of cases. */
typedef struct OutcomeRates {
    double response[6], cooperation[4], refusal[3], contact[3];
} OutcomeRates;

/** All outcome rates; e is the share of cases of unknown eligibility that is eligible, NaN when nobody has documented it.
 *  Shapes: scalars. Units: shares. Errors: BAD_INPUT for negative counts or e outside [0, 1]; DOES_NOT_EXIST without
 *  cases. Source: AAPOR, Standard Definitions, 10th edition 2023. */
EstimateStatus aapor_rates(Dispositions cases, double e, OutcomeRates *out);

/** e by the method of CASRO: the share that is eligible among cases whose eligibility is known.
 *  Shapes: scalars. Units: cases; share. Errors: DOES_NOT_EXIST without such cases; BAD_INPUT. Source: CASRO 1982. */
EstimateStatus aapor_eligibility(double eligible, double ineligible, double *e);

#endif
