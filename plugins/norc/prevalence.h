/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PLUGINS_NORC_PREVALENCE_H
#define PLUGINS_NORC_PREVALENCE_H

/* NORC-01 to NORC-05 as the plug-in computes them itself: rows of a study's sample become one estimate with its interval, or
 * a status that says why there is none. */
#include "estimate/status.h"
#include "norc.h"

/* Sizes of the bootstraps; part of the method and of its text in README.md. */
enum { REPLICATES_TREE = 2000, REPLICATES_NETWORK = 2000, REPLICATES_LISTS = 1000 };

/** The sample of one study, in order of rows. Units: frame in people of the population that was sampled, NaN when unknown. */
typedef struct prevalence_sample {
    hito_study *study;
    hito_sample_row *rows;
    size_t n;
    double frame;
    uint64_t seed;
} prevalence_sample;

/** What became of it. Units: people; n in people of the sample. */
typedef struct prevalence_answer {
    Interval persons;
    int64_t n;
} prevalence_answer;

/** Where each file's fields stand in a kept row. */
enum { STUDY_TYPE, STUDY_SITE, STUDY_METHOD, STUDY_DAY, STUDY_AGE_FROM, STUDY_AGE_TO, STUDY_FRAME, STUDY_CHILDREN };
enum { LINK_RECRUITER, LINK_DEGREE, LINK_VICTIM };
enum { CAPTURE_LIST };
enum { NETWORK_UNIT, NETWORK_WEIGHT, NETWORK_HIDDEN, NETWORK_KNOWN, NETWORK_GROUPS = 5 };
enum { SURVEY_STRATUM, SURVEY_UNIT, SURVEY_WEIGHT, SURVEY_VICTIM };

/** How many codes the lists of the manifest have. */
enum { LISTS = CAPTURE_LIST_HEALTH + 1, METHODS_ALL = METHOD_MSE + 1, TYPES_ALL = TYPE_T9 + 1, SITES_ALL = SITE_NAC + 1 };

/** All rows of samples are kept here until the end: NORC-05 is computed from every file. */
enum { PREVALENCE_STORE = NORC_05 };

/** The four methods. Errors: the estimator's; TOO_FEW without a row, BAD_INPUT without memory or without a frame. */
EstimateStatus prevalence_of_links(const prevalence_sample *sample, prevalence_answer *answer);
EstimateStatus prevalence_of_lists(const prevalence_sample *sample, prevalence_answer *answer);
EstimateStatus prevalence_of_network(const prevalence_sample *sample, prevalence_answer *answer);
EstimateStatus prevalence_of_survey(const prevalence_sample *sample, prevalence_answer *answer);

/** Hand an estimate of persons to the indicator of its crime; the crimes taken together (T9) have none. */
void tell_persons(hito_study *study, enum type type, int32_t day, const hito_estimate *persons, enum site site);

/** At the end: compute every study and hand its estimate, or the note of its status, to its indicator. */
void compute_prevalence(hito_study *study);

#endif
