/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANALYST_METHOD_H
#define ANALYST_METHOD_H

#include "analyst/answer.h"
#include "analyst/request.h"

/** A method of hito-estimate: what it is for, what it assumes, its options, and the function that answers. */
typedef struct Method {
    const char *name;
    const char *purpose[LANGUAGE_COUNT], *assumes[LANGUAGE_COUNT];
    const char *source;
    const RequestOption *option;
    size_t options;
    void (*answer)(const Request *request, Answer *answer);
} Method;

/** The methods, each in the file of its family. */
extern const Method method_mse, method_two_lists, method_schnabel, method_closed;
extern const Method method_rds;
extern const Method method_nsum;
extern const Method method_survey;
extern const Method method_proportion, method_paired, method_rate, method_aapor;
extern const Method method_km, method_trend, method_gain, method_rank, method_quantile;
extern const Method method_kappa, method_area;

#endif
