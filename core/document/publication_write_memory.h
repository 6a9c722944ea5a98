/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_PUBLICATION_WRITE_MEMORY_H
#define CORE_DOCUMENT_PUBLICATION_WRITE_MEMORY_H

#include <jansson.h>

#include "core/model/publication.h"

/** Put the lists of core/model/publication_memory.h into the document, one row an element; for publication_write.c. */
void publication_write_memory(json_t *root, const Publication *publication);

#endif
