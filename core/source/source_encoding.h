/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_ENCODING_H
#define CORE_SOURCE_SOURCE_ENCODING_H

#include <stddef.h>
#include <stdint.h>

/** The message for a file that is no text by its first bytes, a workbook or UTF-16; 0 when it may be text. */
unsigned source_encoding_of_start(const uint8_t *bytes, size_t size);

/** The message for a byte that is not UTF-8: Windows-1252 when it is one of its Spanish letters or signs, else unknown. */
unsigned source_encoding_of_fault(const uint8_t *bytes, size_t at, size_t end);

#endif
