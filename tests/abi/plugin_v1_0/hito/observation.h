/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_OBSERVATION_H
#define HITO_OBSERVATION_H

#include <stdint.h>

#define HITO_STATUS_OK 0u
#define HITO_STATUS_NOT_REPORTED 1u
#define HITO_STATUS_NOT_APPLICABLE 2u
#define HITO_STATUS_DEN_ZERO 4u
#define HITO_STATUS_PENDING 5u

/* Bits of hito_observation.present: which members are set. */
#define HITO_HAS_NUMERATOR (1u << 0)
#define HITO_HAS_DENOMINATOR (1u << 1)
#define HITO_HAS_VALUE (1u << 2)    /* a real number: medians and estimates only */
#define HITO_HAS_INTERVAL (1u << 3) /* lower, upper, level */
#define HITO_HAS_SUBJECTS (1u << 4)
#define HITO_HAS_STUDY (1u << 5) /* sample, reference_day, age_from, age_to, method */

/* One computed cell. Counts are integers; the host divides, rounds and protects. */
typedef struct hito_observation {
    uint32_t struct_size;
    uint32_t indicator; /* index in the manifest */
    uint32_t window;    /* index in hito_run.windows */
    uint32_t table;     /* 0 is the total; n is the n-th table that the manifest declares, from 1 */
    const uint16_t *codes; /* one per dimension of the table, index into its code list; NULL for the total */
    uint32_t n_codes;
    uint32_t status;
    uint32_t present;
    uint32_t note; /* 0, or 1 + index of a note of the manifest */
    int64_t numerator;   /* the count, or the numerator of a ratio */
    int64_t denominator; /* of a ratio; n of a median */
    double value;
    double lower, upper, level;
    int64_t subjects; /* distinct children behind the cell: basis of protection, required for class A */
    int64_t sample;   /* n of a study */
    int32_t reference_day;
    int16_t age_from, age_to; /* completed years, both in it */
    uint32_t method;          /* index of a method of the manifest */
    uint32_t reserved;
} hito_observation;

#endif
