"""Random tests without deadlines."""

from hypothesis import HealthCheck, settings

# deadlines by the wall clock fail on a busy machine
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
