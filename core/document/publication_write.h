/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_PUBLICATION_WRITE_H
#define CORE_DOCUMENT_PUBLICATION_WRITE_H

#include "core/model/publication.h"

/** The canonical bytes of a publication: keys sorted, one value a line, UTF-8, a line end last.
 *  The same publication gives the same bytes on every machine. Owner: caller, g_free(). */
char *publication_bytes(const Publication *publication, size_t *size);

#endif
