import CGEOS
import CPROJ
