/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_PROPOSE_H
#define CORE_SOURCE_SOURCE_PROPOSE_H

#include "core/model/source_map.h"

/** What sources.json should say of a file, for its owner to read and mend: kind, encoding and row of the header as the bytes
 *  show; names of columns that are the same but for case, accents and signs; and a form of dates, decimals, thousands, code
 *  widths or letters only where it leaves fewer rows out. Nothing of it is in force before a person has kept it.
 *  Words of a value, marks for no data and what a column without a name like its own is called are never proposed.
 *  Owner: caller, source_map_input_free(). Errors: what cannot be read stays as the manifest has it. */
SourceMapInput *source_propose(const Manifest *manifest, const Input *input, const char *path);

#endif
