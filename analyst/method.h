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

/** The i-th method in the order of --help, and the one of a name; NULL when there is none. Owner: static. */
const Method *method_at(size_t i);
const Method *method_find(const char *name);

/** The options that every method takes. Owner: static. */
const RequestOption *method_common_options(size_t *n);

/** Take the words behind the method, read the table unless the request brings one, and answer.
 *  Errors: findings of the request; the answer then has no meaning. */
void method_run(const Method *method, Request *request, int argc, char **argv, Answer *answer);

/** The methods, each in the file of its family. */
extern const Method method_mse, method_two_lists, method_schnabel, method_closed;
extern const Method method_rds;
extern const Method method_nsum;
extern const Method method_survey;
extern const Method method_proportion, method_paired, method_rate, method_aapor;
extern const Method method_km, method_trend, method_gain, method_rank, method_quantile;
extern const Method method_kappa, method_area;

#endif
