#include <nettle/sha2.h>
#include <nettle/version.h>

// From version 4 on the length is not asked for.
static inline void cmessagedigest_sha256_finish(struct sha256_ctx *context, uint8_t *digest) {
#if NETTLE_VERSION_MAJOR < 4
  nettle_sha256_digest(context, SHA256_DIGEST_SIZE, digest);
#else
  nettle_sha256_digest(context, digest);
#endif
}
