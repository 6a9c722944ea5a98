/* SPDX-License-Identifier: Apache-2.0 */
#include "person.h"

HITO_PLUGIN(sizeof(person), count_persons)
