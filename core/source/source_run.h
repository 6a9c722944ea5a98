/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_RUN_H
#define CORE_SOURCE_SOURCE_RUN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/model/source_map.h"
#include "core/wire/batch.h"

enum { SOURCE_BATCH_ROWS = 4096, SOURCE_BATCH_TEXT = 1 << 18 };

/** How files are read. Results do not depend on any of these but repeats_rows. */
typedef struct SourceOptions {
    size_t block_size;    /* bytes asked of the file at once */
    size_t record_max;    /* a longer record refuses the file, so that it costs no memory */
    int64_t repeats_rows; /* look for exactly repeated rows among the first so many; 0 to switch off */
    char delimiter;       /* 0 to find it out: comma or semicolon */
    bool careful;         /* scan byte by byte from the start instead of 64 bytes at once */
} SourceOptions;

/** The options that are used unless told otherwise: 128 KiB, 16 MiB, 4 million rows. */
SourceOptions source_options_default(void);

/** What all inputs of one run of a plug-in share: key domains and code lists. */
typedef struct SourceRun SourceRun;

/** Prepare a run of a plug-in. Owner: caller, source_run_free(); the manifest is borrowed and must outlive it. */
SourceRun *source_run_new(const Manifest *manifest);
void source_run_free(SourceRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceRun, source_run_free)

/** Read the files that are opened from now on in another way. */
void source_run_set_options(SourceRun *run, const SourceOptions *options);

/** Read the files that are opened from now on as a partner's sources.json says; NULL for none. Owner: borrowed. */
void source_run_set_map(SourceRun *run, const SourceMap *map);

/** How many different identifiers of a key domain have been seen; they are numbered from 0. */
int64_t source_run_domain_size(const SourceRun *run, int domain);

/** Compute the form of an input's batches: its columns in the order of the manifest, then "#row".
 *  Errors: false when row_capacity is not 64 to 2^20 in steps of 64, or the input has over 255 columns. */
bool source_layout(const Input *input, uint32_t row_capacity, BatchLayout *layout);

#endif
