/* SPDX-License-Identifier: Apache-2.0 */
#include "sample.h"

HITO_PLUGIN(sizeof(sample), NULL)
