#include "timbao/cli/process.hpp"

int main(int argc, char** argv) {
  return timbao::cli::run_process({argv + (argc > 0 ? 1 : 0), argv + argc});
}
