/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_NUMBER_H
#define CORE_SOURCE_SOURCE_NUMBER_H

#include "core/source/source_field.h"

/** Read a whole number: digits with a sign perhaps, no thousands separators. */
SourceRule source_number_integer(SourceField field, int64_t *value);

/** Read a decimal into units of 10^-scale, exactly; further digits must be zeros.
 *  The decimal mark is a point, with @p comma a comma too. */
SourceRule source_number_decimal(SourceField field, int scale, bool comma, int64_t *value);

/** Read a finite number in the usual notation, with an exponent perhaps. */
SourceRule source_number_real(SourceField field, bool comma, double *value);

/** Read YYYY-MM-DD into days since 1970-01-01. Source: ISO 8601, proleptic Gregorian calendar, years 1 to 9999. */
SourceRule source_number_date(SourceField field, int32_t *days);

#endif
