/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_MANIFEST_READ_H
#define CORE_DOCUMENT_MANIFEST_READ_H

#include "core/base/finding.h"
#include "core/model/manifest.h"

/** Read a plug-in's manifest.json with no code of the plug-in run.
 *  Owner: caller, manifest_free().
 *  Errors: NULL and findings H3001 to H3011 when anything is wrong; unknown keys are refused. */
Manifest *manifest_read(const char *path, FindingList *findings);

/** The same from bytes, for submissions and tests; @p file names them in findings.
 *  Owner: caller, manifest_free(). Errors: as manifest_read(). */
Manifest *manifest_parse(const char *bytes, size_t size, const char *file, FindingList *findings);

/** The most cells that one run of @p n_quarters quarters can emit. */
uint64_t manifest_cell_limit(const Manifest *manifest, size_t n_windows, size_t n_quarters);

#endif
