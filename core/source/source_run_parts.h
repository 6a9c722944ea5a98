/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_RUN_PARTS_H
#define CORE_SOURCE_SOURCE_RUN_PARTS_H

#include "core/source/source_codes.h"
#include "core/source/source_keys.h"
#include "core/source/source_run.h"

/* Seen by the files of a run alone. */
struct SourceRun {
    const Manifest *manifest;
    SourceOptions options;
    const SourceMap *map;  /* NULL for none */
    GPtrArray *domains;    /* of SourceKeys*, one a key domain of the manifest */
    GPtrArray *code_lists; /* of SourceCodes*, one a code list */
};

#endif
