// glibc declares syncfs(2) only for _GNU_SOURCE, which Swift's Glibc module does not set.
extern int syncfs(int descriptor);
