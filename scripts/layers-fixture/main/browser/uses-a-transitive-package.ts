// breaks: main-browser, no-undeclared-package
import 'scheduler'
