"""What the log leaves out."""

import logging
import re

# Addresses that open an account, an invitation's or a forgotten password's, or a requested text.
SECRET_PATHS = re.compile(r"(/accounts/(?:invitation|password/reset)/|/texts/)[^/\s]{20,}")


class HideSecretPaths(logging.Filter):
    def filter(self, record) -> bool:
        message = record.getMessage()
        if SECRET_PATHS.search(message):
            record.msg, record.args = SECRET_PATHS.sub(r"\1…", message), ()
        return True
