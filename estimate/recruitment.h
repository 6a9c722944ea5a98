/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_RECRUITMENT_H
#define ESTIMATE_RECRUITMENT_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/status.h"

/** A respondent-driven sample: who recruited whom, how many people each could have been recruited by, and the group of
 *  interest. Shapes: arrays [n]. recruiter is a row number or -1 for a seed; group is 0 .. groups - 1 or -1 when missing
 *  (the respondent stays a node of the tree). */
typedef struct Recruitment {
    size_t n;
    const int32_t *recruiter;
    const double *degree;
    const int32_t *group;
    int32_t groups;
} Recruitment;

/** What is wrong with a row. */
typedef enum RecruitmentFault {
    RECRUITMENT_UNKNOWN_RECRUITER,
    RECRUITMENT_SELF,
    RECRUITMENT_CYCLE,
    RECRUITMENT_TOO_MANY,      /* more recruits than coupons */
    RECRUITMENT_BEFORE,        /* interviewed before the recruiter */
    RECRUITMENT_DEGREE,        /* missing, below 1 or not whole */
    RECRUITMENT_DEGREE_TOO_LOW, /* fewer ties than own recruits, and the recruiter */
    RECRUITMENT_GROUP,
    RECRUITMENT_FAULTS
} RecruitmentFault;

/** Called once for each fault found.
 *  Shapes: row from 0. */
typedef void (*RecruitmentReport)(void *context, size_t row, RecruitmentFault fault);

/** Checks every row and reports each fault; coupons (0: not checked) and interview times (NULL: not checked) are of the
 *  study. work [n] of int32.
 *  Shapes: time [n] or NULL, work [n]. Units: time in any unit. Errors: BAD_INPUT when a fault makes estimation
 *  impossible (recruiter, self, cycle, group); the others are reported and left to the degree policy.
 *  Source: Heckathorn 1997; White et al. 2015 (STROBE-RDS). */
EstimateStatus recruitment_check(const Recruitment *sample, uint32_t coupons, const double *time, int32_t *work,
                                 RecruitmentReport report, void *context);

/** What to do with a missing or impossible degree: leave the respondent out, or take the largest one. */
typedef enum DegreePolicy { DEGREE_DROP, DEGREE_MAX } DegreePolicy;

/** Repairs degrees into out and group_out: dropped respondents get group -1 and degree NaN; returns how many.
 *  Shapes: out and group_out [n]. Units: people. Errors: none. Source: Gile, Johnston and Salganik 2015. */
size_t recruitment_repair(const Recruitment *sample, DegreePolicy policy, double *out, int32_t *group_out);

/** Children of every row as one array: those of row i are child[first[i]] .. child[first[i + 1] - 1]; the seeds come
 *  behind, from first[n] to the end, which is n. In order of rows.
 *  Shapes: first [n + 2], child [n]. Units: none. Errors: none. Source: none. */
void recruitment_tree(const Recruitment *sample, uint32_t *first, uint32_t *child);

#endif
