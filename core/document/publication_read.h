/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_PUBLICATION_READ_H
#define CORE_DOCUMENT_PUBLICATION_READ_H

#include "core/base/finding.h"
#include "core/model/publication.h"

/** Read a publication file; every id in it is checked against the rest of the file.
 *  Owner: caller, publication_free(). Errors: NULL and findings H7001 to H7005. */
Publication *publication_read(const char *path, FindingList *findings);

/** The same from bytes; @p file names them in findings.
 *  Owner: caller, publication_free(). Errors: NULL and findings H7001 to H7005. */
Publication *publication_parse(const char *bytes, size_t size, const char *file, FindingList *findings);

#endif
