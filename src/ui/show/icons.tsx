import {
  AimOutlined as AimOutlinedLoud,
  ApartmentOutlined as ApartmentOutlinedLoud,
  AuditOutlined as AuditOutlinedLoud,
  BellOutlined as BellOutlinedLoud,
  CalendarOutlined as CalendarOutlinedLoud,
  CaretDownOutlined as CaretDownOutlinedLoud,
  CaretRightOutlined as CaretRightOutlinedLoud,
  CheckCircleFilled as CheckCircleFilledLoud,
  CheckCircleOutlined as CheckCircleOutlinedLoud,
  CloseCircleFilled as CloseCircleFilledLoud,
  ControlOutlined as ControlOutlinedLoud,
  DashboardOutlined as DashboardOutlinedLoud,
  DeleteOutlined as DeleteOutlinedLoud,
  DownloadOutlined as DownloadOutlinedLoud,
  DownOutlined as DownOutlinedLoud,
  ExclamationCircleFilled as ExclamationCircleFilledLoud,
  EyeOutlined as EyeOutlinedLoud,
  FileAddOutlined as FileAddOutlinedLoud,
  FileProtectOutlined as FileProtectOutlinedLoud,
  FileTextOutlined as FileTextOutlinedLoud,
  FileWordOutlined as FileWordOutlinedLoud,
  FlagOutlined as FlagOutlinedLoud,
  FormOutlined as FormOutlinedLoud,
  FundOutlined as FundOutlinedLoud,
  HomeOutlined as HomeOutlinedLoud,
  InboxOutlined as InboxOutlinedLoud,
  InfoCircleFilled as InfoCircleFilledLoud,
  KeyOutlined as KeyOutlinedLoud,
  LeftOutlined as LeftOutlinedLoud,
  LoadingOutlined as LoadingOutlinedLoud,
  LockOutlined as LockOutlinedLoud,
  MenuOutlined as MenuOutlinedLoud,
  NodeIndexOutlined as NodeIndexOutlinedLoud,
  PlusOutlined as PlusOutlinedLoud,
  ProfileOutlined as ProfileOutlinedLoud,
  QuestionCircleOutlined as QuestionCircleOutlinedLoud,
  ReloadOutlined as ReloadOutlinedLoud,
  RightOutlined as RightOutlinedLoud,
  SafetyOutlined as SafetyOutlinedLoud,
  ScheduleOutlined as ScheduleOutlinedLoud,
  SearchOutlined as SearchOutlinedLoud,
  TableOutlined as TableOutlinedLoud,
  TeamOutlined as TeamOutlinedLoud,
  ToolOutlined as ToolOutlinedLoud,
  TrophyOutlined as TrophyOutlinedLoud,
  UploadOutlined as UploadOutlinedLoud,
  UpOutlined as UpOutlinedLoud,
  UserOutlined as UserOutlinedLoud,
} from '@ant-design/icons'
import type { ComponentProps, ComponentType } from 'react'

type Icon = ComponentType<ComponentProps<typeof PlusOutlinedLoud>>

const silent = { 'aria-hidden': true, 'aria-label': undefined, role: undefined }

/**
 * An icon that screen readers pass over: the words beside it, or the label of its button, say what it means. As delivered it
 * would be read out by its English name.
 */
const quiet =
  (Loud: Icon): Icon =>
  (props) => <Loud {...props} {...silent} />

export const AimOutlined = quiet(AimOutlinedLoud)
export const ApartmentOutlined = quiet(ApartmentOutlinedLoud)
export const AuditOutlined = quiet(AuditOutlinedLoud)
export const BellOutlined = quiet(BellOutlinedLoud)
export const CalendarOutlined = quiet(CalendarOutlinedLoud)
export const CaretDownOutlined = quiet(CaretDownOutlinedLoud)
export const CaretRightOutlined = quiet(CaretRightOutlinedLoud)
export const CheckCircleFilled = quiet(CheckCircleFilledLoud)
export const CheckCircleOutlined = quiet(CheckCircleOutlinedLoud)
export const CloseCircleFilled = quiet(CloseCircleFilledLoud)
export const ControlOutlined = quiet(ControlOutlinedLoud)
export const DashboardOutlined = quiet(DashboardOutlinedLoud)
export const DeleteOutlined = quiet(DeleteOutlinedLoud)
export const DownloadOutlined = quiet(DownloadOutlinedLoud)
export const ExclamationCircleFilled = quiet(ExclamationCircleFilledLoud)
export const EyeOutlined = quiet(EyeOutlinedLoud)
export const FileAddOutlined = quiet(FileAddOutlinedLoud)
export const FileProtectOutlined = quiet(FileProtectOutlinedLoud)
export const FileTextOutlined = quiet(FileTextOutlinedLoud)
export const FileWordOutlined = quiet(FileWordOutlinedLoud)
export const FlagOutlined = quiet(FlagOutlinedLoud)
export const FormOutlined = quiet(FormOutlinedLoud)
export const FundOutlined = quiet(FundOutlinedLoud)
export const HomeOutlined = quiet(HomeOutlinedLoud)
export const InboxOutlined = quiet(InboxOutlinedLoud)
export const InfoCircleFilled = quiet(InfoCircleFilledLoud)
export const KeyOutlined = quiet(KeyOutlinedLoud)
export const LeftOutlined = quiet(LeftOutlinedLoud)
export const LoadingOutlined = quiet(LoadingOutlinedLoud)
export const LockOutlined = quiet(LockOutlinedLoud)
export const MenuOutlined = quiet(MenuOutlinedLoud)
export const NodeIndexOutlined = quiet(NodeIndexOutlinedLoud)
export const PlusOutlined = quiet(PlusOutlinedLoud)
export const ProfileOutlined = quiet(ProfileOutlinedLoud)
export const QuestionCircleOutlined = quiet(QuestionCircleOutlinedLoud)
export const ReloadOutlined = quiet(ReloadOutlinedLoud)
export const RightOutlined = quiet(RightOutlinedLoud)
export const SafetyOutlined = quiet(SafetyOutlinedLoud)
export const ScheduleOutlined = quiet(ScheduleOutlinedLoud)
export const SearchOutlined = quiet(SearchOutlinedLoud)
export const TableOutlined = quiet(TableOutlinedLoud)
export const TeamOutlined = quiet(TeamOutlinedLoud)
export const ToolOutlined = quiet(ToolOutlinedLoud)
export const TrophyOutlined = quiet(TrophyOutlinedLoud)
export const UploadOutlined = quiet(UploadOutlinedLoud)
export const UserOutlined = quiet(UserOutlinedLoud)
export const UpOutlined = quiet(UpOutlinedLoud)
export const DownOutlined = quiet(DownOutlinedLoud)
