/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_SPEC_H
#define SDK_SPEC_H

/* What the generated header of a plug-in tells the SDK: constant tables made from its manifest. */
#include <hito/hito.h>
#include <stddef.h>
#include <stdint.h>

#define HITO_TYPE_FLOW 0u
#define HITO_TYPE_NEW 1u
#define HITO_TYPE_UNIQUE 2u
#define HITO_TYPE_STOCK 3u
#define HITO_TYPE_RATIO 4u
#define HITO_TYPE_MEDIAN 5u
#define HITO_TYPE_ESTIMATE 6u
#define HITO_TYPE_MILESTONE 7u
#define HITO_TYPE_CONTEXT 8u

#define HITO_CODES_MAX 8 /* distinct dimensions of one indicator */

/* One table of an indicator; table 0 is the total, with no dimension. */
typedef struct hito_table_spec {
    uint32_t n_dimensions;
    uint8_t position[4]; /* which of the indicator's codes */
    uint16_t size[4];    /* codes of each dimension */
    uint32_t first_cell; /* cells of an indicator are numbered through all its tables */
    uint32_t n_cells;
} hito_table_spec;

typedef struct hito_indicator_spec {
    uint8_t type;
    uint8_t class_a; /* counts of children: every cell carries its distinct subjects */
    uint8_t windows; /* bit 1 << kind */
    uint8_t n_codes;
    uint32_t n_tables;
    uint32_t n_cells;
    const hito_table_spec *tables;
    uint64_t inputs; /* bit per input that it is computed from */
} hito_indicator_spec;

struct hito_study;

typedef struct hito_input_spec {
    uint8_t empty_means_none;
    uint32_t n_columns;
    const char *formats; /* first letter of each column's Arrow format, "#row" included */
    void (*update)(struct hito_study *study, const struct ArrowArray *batch);
} hito_input_spec;

typedef struct hito_spec {
    const char *id;
    const char *version;
    uint64_t fingerprint; /* of the manifest: saved states of another one are refused */
    uint32_t n_inputs, n_indicators, n_settings;
    const hito_input_spec *inputs;
    const hito_indicator_spec *indicators;
    size_t subject_size;                      /* bytes the author keeps per subject, 0 for none */
    void (*at_end)(struct hito_study *study); /* before cells are emitted; may be NULL */
} hito_spec;

#endif
