/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_CONFORMANCE_CHECK_PARTS_H
#define CORE_CONFORMANCE_CHECK_PARTS_H

/* The kinds of checks, for check_list.c and conformance.c alone. */
#include "core/conformance/conformance.h"
#include "core/conformance/trial.h"

/** What the checks of one plug-in share. */
typedef struct CheckRun {
    const CheckOrder *order;
    FindingList *opening; /* what opening the folder said */
    PluginPackage *package; /* NULL when there is no manifest */
    Bench bench;
    MadeRows *rows; /* ordinary ones */
    Trial *base;    /* an ordinary run over them */
} CheckRun;

/** One check: sets state and detail of a result that stands at CHECK_PASSED. */
typedef void CheckFunction(CheckRun *run, CheckResult *result);

/** What must be there before a check makes sense. */
typedef enum CheckNeed {
    NEED_NOTHING,
    NEED_MANIFEST, /* one that can be read */
    NEED_LIBRARY,  /* a shared object that the scan lets pass */
    NEED_RUN       /* an ordinary run that ends well */
} CheckNeed;

/** The check whose own rule a failure breaks, by the number of its message. Owner: static. */
const char *check_owner(unsigned failure);

/** A row of the table of checks. */
typedef struct Check {
    const char *id;
    CheckNeed need;
    CheckFunction *run;   /* NULL: the rule says why there is nothing to check */
    const char *rule[LANGUAGE_COUNT];
    const char *mend[LANGUAGE_COUNT];
} Check;

/** The whole table, ended by a row without id. Owner: static. */
const Check *check_list(void);

/** Set state and detail, the same text in both languages. */
void check_say(CheckResult *result, CheckState state, const char *detail);
/** Set state and detail from a trial's failure. */
void check_say_failure(CheckResult *result, const Trial *trial);
/** Run over rows and fail unless the result is the base's. */
void check_same(CheckRun *run, CheckResult *result, const MadeRows *rows, const TrialWay *way);

/** Static checks; the argument of a row's id picks the faults that are its own. */
CheckFunction check_static_scan, check_static_hardening, check_static_glibc, check_static_start, check_static_imports,
    check_static_manifest, check_static_limit, check_static_personal, check_static_signature;

/** Checks of loading: the verdict of an ordinary run. */
CheckFunction check_load_verdict, check_load_time;

/** Checks of input. */
CheckFunction check_input_none, check_input_one, check_input_empty, check_input_extreme, check_input_careless, check_input_splits,
    check_input_order, check_input_outside, check_input_doubled, check_input_many, check_input_one_more;

/** Checks of output. */
CheckFunction check_output_verdict, check_output_declared, check_output_subjects, check_output_totals, check_output_twice_run,
    check_output_refused, check_output_sample, check_cost, check_coverage, check_calls;

/** Checks by hito-probe, one process each. */
CheckFunction check_probe;

#endif
