from ._group import Otp as Otp
from .otp_auth import OtpAuth as OtpAuth
