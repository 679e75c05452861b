#include <stdint.h>
#include <sys/types.h>
#include <archive.h>
#include <archive_entry.h>
